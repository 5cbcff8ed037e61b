using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Exports a date range with a single call: creates the job, waits for it, and downloads its files. Run it again to resume.</summary>
internal static class ExportDateRange
{
    public static async Task<ExportResult> RunAsync(
        IBulkExportClient client,
        DateOnly startDay,
        DateOnly endDay,
        string directory,
        ExportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = startDay,
            EndDay = endDay,
            FriendlyName = "Sample export",
        };
        ExportResult result = await client.ExportAsync(request, directory, options, cancellationToken: cancellationToken);

        Console.WriteLine($"Exported {result.Files.Count()} of {result.Days.Count} days, {result.Files.Sum(file => file.Size)} bytes.");
        return result;
    }
}
