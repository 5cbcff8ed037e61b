using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/export.md</c>.</summary>
internal abstract class ExportSnippets : ProgramSnippets
{
    public static async Task<int> RunAsync()
    {
        // <export-range>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 7),
            FriendlyName = "First week of November",
        };

        ExportResult result = await client.ExportAsync(request, "exports");

        Console.WriteLine($"{result.Files.Count()} files, {result.Files.Sum(file => file.RecordCount)} records");
        foreach (ExportDayResult day in result.MissingDays)
        {
            Console.WriteLine($"{day.Day:yyyy-MM-dd}: {day.Status}, {day.Error!.Message}");
        }

        return result.IsComplete ? 0 : 1; // run the program again to resume
        // </export-range>
    }

    public static async Task<ExportResult> ExportWithProgressAsync(CreateJobRequest request)
    {
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        // <export-progress>
        var progress = new Progress<ExportProgress>(export =>
            Console.WriteLine(
                export.TotalDays == 0
                    ? $"{export.Job?.Summary.Pending.Count} of {export.Job?.DayCount} days pending"
                    : $"{export.ProcessedDays} of {export.TotalDays} days, {export.BytesReceived} bytes"
            )
        );
        var options = new ExportOptions { Polling = new JobPollingOptions { Timeout = TimeSpan.FromHours(12) } };
        ExportResult result = await client.ExportAsync(request, "exports", options, progress);
        // </export-progress>
        return result;
    }
}
