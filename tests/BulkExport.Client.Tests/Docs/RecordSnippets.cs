using System.Text.Json;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/records.md</c>.</summary>
internal static class RecordSnippets
{
    public static async Task<int> ReadAsync(ExportFileReader reader, Stream rejected, TextWriter log, CancellationToken cancellationToken)
    {
        var annotated = 0;
        // <salvage>
        var options = new RecordReadOptions
        {
            IncludeAdditionalProperties = true,
            OnFieldError = error => log.WriteLine(error), // Line 7 of 2026-11-01: $.end_time should be a timestamp …
            OnError = error =>
            {
                log.WriteLine($"{error}, SID {(error.Record as CallRecord)?.Sid}");
                rejected.Write(error.Content.Span); // personal data: keep it as you keep the file
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
        // </salvage>
        return annotated;
    }

    public static async Task<decimal> SumAsync(string path, DateOnly day, CancellationToken cancellationToken)
    {
        var total = 0m;
        // <verify-first>
        var reader = new ExportFileReader(path) { Day = day };
        await reader.VerifyAsync(cancellationToken); // reads the whole file; throws if it is truncated or corrupt
        await foreach (MessageRecord message in reader.ReadRecordsAsync<MessageRecord>(cancellationToken: cancellationToken))
        {
            total += message.Price ?? 0;
        }
        // </verify-first>
        return total;
    }
}
