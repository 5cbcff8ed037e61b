using System.Data.Common;
using System.Text.Json;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# and SQL snippets of <c>docs/records.md</c>.</summary>
internal static class RecordsSnippets
{
    public const string Sums =
        // <records-sql>
        """
            SELECT day, count(*) AS messages, sum(TRY_CAST(price AS DECIMAL(18, 5))) AS price
            FROM read_json('exports/resource_type=Messages/day=*/*.json.gz', format = 'newline_delimited',
                           hive_partitioning = true, union_by_name = true, ignore_errors = true)
            GROUP BY day ORDER BY day;
            """;

    // </records-sql>

    public static async Task<decimal> RunAsync(string[] args)
    {
        // <records-sum>
        var store = new DirectoryExportStore(args[0]); // the directory of an export: dotnet run -- exports
        var total = 0m;
        await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages))
        {
            var reader = new ExportFileReader(file);
            await reader.VerifyAsync(); // throws BulkExportFormatException if the file is not the exported one
            await foreach (MessageRecord message in reader.ReadRecordsAsync<MessageRecord>())
            {
                total += message.Price ?? 0;
            }
        }

        Console.WriteLine(total);
        // </records-sum>
        return total;
    }

    public static async Task<int> CountAsync(IBulkExportClient client, DateOnly day, CancellationToken cancellationToken)
    {
        var count = 0;
        // <records-service>
        await foreach (CallRecord call in client.Days.ReadRecordsAsync<CallRecord>(day, cancellationToken: cancellationToken))
        {
            count += call.Status == CallStatus.Completed ? 1 : 0;
        }
        // </records-service>
        return count;
    }

    public static async Task<int> ReadAsync(ExportFileReader reader, Stream rejected, TextWriter log, CancellationToken cancellationToken)
    {
        var annotated = 0;
        // <records-errors>
        var options = new RecordReadOptions
        {
            IncludeAdditionalProperties = true,
            OnFieldError = error => log.WriteLine(error), // Line 7 of 2026-11-01: $.end_time should be a timestamp …
            OnError = error =>
            {
                log.WriteLine($"{error}, SID {(error.Record as CallRecord)?.Sid}");
                rejected.Write(error.Content.Span); // personal data: protect it as you protect the file
                rejected.Write("\n"u8);
            },
        };
        await foreach (CallRecord call in reader.ReadRecordsAsync<CallRecord>(options, cancellationToken))
        {
            if (call.AdditionalProperties?.TryGetValue("annotation", out JsonElement annotation) == true)
            {
                annotated += annotation.ValueKind == JsonValueKind.String ? 1 : 0;
            }
        }
        // </records-errors>
        return annotated;
    }

    public static async Task<decimal> SumVerifiedAsync(
        IExportStore store,
        DbCommand command,
        DateOnly startDay,
        DateOnly endDay,
        CancellationToken cancellationToken
    )
    {
        // <records-verified>
        var paths = new List<string>();
        await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages, startDay, endDay, cancellationToken))
        {
            await new ExportFileReader(file).VerifyAsync(cancellationToken);
            paths.Add($"'{file.Path.Replace("'", "''", StringComparison.Ordinal)}'");
        }

        command.CommandText = $"""
            SELECT sum(TRY_CAST(price AS DECIMAL(18, 5)))
            FROM read_json([{string.Join(", ", paths)}], format = 'newline_delimited', union_by_name = true, ignore_errors = true)
            """;
        // </records-verified>
        return (decimal)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
