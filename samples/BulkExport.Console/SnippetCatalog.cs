using System.Globalization;
using BulkExport.Client;
using BulkExport.Samples.Demo;
using BulkExport.Samples.Snippets;

namespace BulkExport.Samples;

/// <summary>The snippets that can be run by their names.</summary>
internal static class SnippetCatalog
{
    public static IReadOnlyDictionary<string, Snippet> Snippets { get; } =
        new Dictionary<string, Snippet>
        {
            ["create-job"] = new(
                ["start", "end"],
                (client, args, token) => CreateJob.RunAsync(client, ParseDay(args[0]), ParseDay(args[1]), token)
            ),
            ["fetch-job"] = new(["job-sid"], (client, args, token) => FetchJob.RunAsync(client, JobSid.Parse(args[0]), token)),
            ["wait-for-job"] = new(
                ["job-sid"],
                (client, args, token) =>
                    WaitForJob.RunAsync(client, JobSid.Parse(args[0]), progress: PrintProgress, cancellationToken: token)
            ),
            ["download-job"] = new(
                ["job-sid", "directory"],
                (client, args, token) => DownloadJob.RunAsync(client, JobSid.Parse(args[0]), args[1], token)
            ),
            ["delete-job"] = new(["job-sid"], (client, args, token) => DeleteJob.RunAsync(client, JobSid.Parse(args[0]), token)),
            ["export-date-range"] = new(
                ["start", "end", "directory"],
                (client, args, token) =>
                    ExportDateRange.RunAsync(client, ParseDay(args[0]), ParseDay(args[1]), args[2], cancellationToken: token)
            ),
            ["handle-errors"] = new(["job-sid"], (client, args, token) => HandleErrors.RunAsync(client, JobSid.Parse(args[0]), token)),
            ["read-records"] = new(["file"], (_, args, token) => ReadRecords.RunAsync(args[0], token)) { NeedsClient = false },
            ["test-with-simulator"] = new([], (_, _, token) => TestWithSimulator.RunAsync(token)) { NeedsClient = false },
        };

    private static JobProgress PrintProgress { get; } = new(job => Console.WriteLine($"Pending: {job.Summary.Pending}"));

    private static DateOnly ParseDay(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
