using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Stores;

/// <summary>Shows the content of a store as JSON, or as a table for each resource type in a terminal; otherwise, as lines. The missing days come first.</summary>
internal static class StoreStatusView
{
    public static void Show(StoreStatus status, StoreLocation location, CliEnvironment environment)
    {
        var requestedToday = GetRequestedToday(status, environment);
        if (environment.Json is { } json)
        {
            json.Write(StoreDocument.Create(status, location, requestedToday), CliJsonContext.Relaxed.StoreDocument);
        }
        else if (environment.IsOutputTerminal)
        {
            Draw(status, location, requestedToday, environment.Screen);
        }
        else
        {
            Write(status, location, requestedToday, environment.Output);
        }
    }

    private static int GetRequestedToday(StoreStatus status, CliEnvironment environment) =>
        status.RequestedDayCounts.GetValueOrDefault(DateOnly.FromDateTime(environment.TimeProvider.GetUtcNow().UtcDateTime));

    private static void Draw(StoreStatus status, StoreLocation location, int requestedToday, IAnsiConsole screen)
    {
        foreach (var resource in status.Resources)
        {
            var properties = new KeyValueGrid()
                .Add("missing", FormatMissing(resource, DateRangeFormatter.FormatShort))
                .AddIfPresent("failed", DateRangeFormatter.FormatShort(resource.FailedDays))
                .Add("days", FormatDays(resource))
                .Add("files", $"{NumberFormatter.FormatCount(resource.Files.Count)}, {NumberFormatter.FormatSize(resource.Size)}")
                .Add("records", NumberFormatter.FormatCount(resource.RecordCount))
                .AddIfPresent("empty", FormatEmpty(resource))
                .AddIfPresent("jobs", string.Join('\n', resource.OpenJobs.Select(FormatJob)));
            var style = resource.MissingDays.Count == 0 ? Color.Green : Color.Red;
            screen.Write(new Text($"  {resource.ResourceType}\n", new Style(style, decoration: Decoration.Bold)));
            screen.Write(new Padder(properties, new Padding(2, 0, 0, 1)));
        }

        var footer = new KeyValueGrid().Add("quota", FormatQuota(requestedToday)).Add("location", location.ToString());
        screen.Write(new Padder(footer, new Padding(2, 0, 0, 0)));
    }

    private static void Write(StoreStatus status, StoreLocation location, int requestedToday, TextWriter output)
    {
        foreach (var resource in status.Resources)
        {
            output.WriteLine($"Resource type: {resource.ResourceType}");
            output.WriteLine($"Missing: {FormatMissing(resource, DateRangeFormatter.FormatFull) ?? "none"}");
            if (resource.FailedDays.Count > 0)
            {
                output.WriteLine($"Failed: {DateRangeFormatter.FormatFull(resource.FailedDays)}");
            }

            output.WriteLine($"Days: {FormatDays(resource)}");
            output.WriteLine($"Files: {resource.Files.Count}");
            output.WriteLine($"Records: {resource.RecordCount}");
            output.WriteLine($"Bytes: {resource.Size}");
            output.WriteLine($"Empty: {FormatEmpty(resource) ?? "none"}");
            foreach (var job in resource.OpenJobs)
            {
                output.WriteLine($"Job: {FormatJob(job)}");
            }
        }

        output.WriteLine($"Quota: {FormatQuota(requestedToday)}");
        output.WriteLine($"Location: {location}");
    }

    private static string? FormatMissing(StoreResourceStatus resource, Func<IEnumerable<DateOnly>, string> format) =>
        resource.MissingDays.Count == 0 ? null : $"{format(resource.MissingDays)} ({JobFormatter.FormatDays(resource.MissingDays.Count)})";

    private static string FormatDays(StoreResourceStatus resource) =>
        resource is { FirstDay: { } first, LastDay: { } last }
            ? $"{NumberFormatter.FormatCount(resource.DayCount)}, from {DateRangeFormatter.FormatFull(first)} to {DateRangeFormatter.FormatFull(last)}"
            : "0";

    private static string? FormatEmpty(StoreResourceStatus resource) =>
        resource.EmptyDays.Count == 0 ? null : JobFormatter.FormatDays(resource.EmptyDays.Count);

    private static string FormatJob(StoreOpenJob job)
    {
        var sid = job.JobSid?.ToString() ?? "not created yet";
        var requested = job.RequestedAt is { } time ? $", requested {JobFormatter.FormatTime(time)}" : string.Empty;
        return $"{DateRangeFormatter.FormatFull(job.StartDay, job.EndDay)}, {sid}{requested}";
    }

    private static string FormatQuota(int requestedToday) => $"{JobFormatter.FormatDays(requestedToday)} requested today (UTC)";
}
