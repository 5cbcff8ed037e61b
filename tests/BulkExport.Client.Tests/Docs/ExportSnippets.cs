namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/export.md</c>.</summary>
internal static class ExportSnippets
{
    public static async Task<bool> ExportAsync(IBulkExportClient client, CreateJobRequest request, CancellationToken cancellationToken)
    {
        // <export>
        var store = new DirectoryExportStore("exports");
        ExportResult result = await client.ExportAsync(request, store, cancellationToken: cancellationToken);
        foreach (ExportDayResult day in result.MissingDays)
        {
            Console.WriteLine($"{day.Day}: {day.Status}, {day.Error!.Message}");
        }

        return result.IsComplete; // otherwise run the export again
        // </export>
    }

    public static async Task<decimal> VerifyAsync(
        IExportStore store,
        DateOnly? startDay,
        DateOnly? endDay,
        CancellationToken cancellationToken
    )
    {
        // <verify>
        var total = 0m;
        await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages, startDay, endDay, cancellationToken))
        {
            var reader = new ExportFileReader(file);
            await reader.VerifyAsync(cancellationToken); // throws BulkExportFormatException if the file is not the exported one
            await foreach (MessageRecord record in reader.ReadRecordsAsync<MessageRecord>(cancellationToken: cancellationToken))
            {
                total += record.Price ?? 0;
            }
        }
        // </verify>
        return total;
    }
}
