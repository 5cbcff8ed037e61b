using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Shows the result of a synchronization as JSON, or as a table in a terminal; otherwise, as lines.</summary>
internal static class SyncSummary
{
    private const int MaxReasons = 5;

    public static void Show(SyncResult result, StoreLocation location, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            json.Write(SyncDocument.Create(result, location), CliJsonContext.Relaxed.SyncDocument);
        }
        else if (environment.IsOutputTerminal)
        {
            Draw(result, location, environment);
        }
        else
        {
            Write(result, location, environment.Output);
        }
    }

    private static void Draw(SyncResult result, StoreLocation location, CliEnvironment environment)
    {
        var unfinished = SyncFormatter.GroupUnfinished(result).ToArray();
        var reasons = unfinished
            .Take(MaxReasons)
            .Select(part => $"{part.ResourceType} {DateRangeFormatter.FormatShort(part.Days)}: {part.Reason}")
            .ToList();
        if (unfinished.Length > MaxReasons)
        {
            reasons.Add($"and {JobFormatter.FormatDays(unfinished.Skip(MaxReasons).Sum(part => part.Days.Count))} more");
        }

        var properties = new KeyValueGrid()
            .Add("days", FormatDays(result))
            .Add("records", NumberFormatter.FormatCount(CountRecords(result)))
            .Add("size", NumberFormatter.FormatSize(SumSizes(result)))
            .Add("requested", JobFormatter.FormatDays(result.RequestedDayCount))
            .Add("deferred", SyncFormatter.FormatDeferred(result.Days))
            .AddIfPresent("failed", string.Join('\n', reasons))
            .AddIfPresent("missing", result.OldestMissingDay is { } day ? $"{DateRangeFormatter.FormatFull(day)} (oldest day)" : null)
            .Add("location", location.ToString());
        environment.Screen.WriteLine();
        environment.Screen.Write(new Padder(properties, new Padding(2, 0, 0, 0)));
    }

    private static void Write(SyncResult result, StoreLocation location, TextWriter output)
    {
        output.WriteLine($"Days: {FormatDays(result)}");
        output.WriteLine($"Records: {CountRecords(result)}");
        output.WriteLine($"Bytes: {SumSizes(result)}");
        output.WriteLine($"Requested: {JobFormatter.FormatDays(result.RequestedDayCount)}");
        if (SyncFormatter.FormatDeferred(result.Days) is { } deferred)
        {
            output.WriteLine($"Deferred: {deferred}");
        }

        foreach (var (type, days, reason) in SyncFormatter.GroupUnfinished(result))
        {
            output.WriteLine($"Failed: {type} {DateRangeFormatter.FormatFull(days)}: {reason}");
        }

        if (result.OldestMissingDay is { } day)
        {
            output.WriteLine($"Oldest missing day: {DateRangeFormatter.FormatFull(day)}");
        }

        output.WriteLine($"Location: {location}");
    }

    private static string FormatDays(SyncResult result) =>
        $"{NumberFormatter.FormatCount(result.Days.Count)} ({SyncFormatter.FormatCounts(result.Days)})";

    private static long CountRecords(SyncResult result) => result.Days.Sum(day => day.File?.RecordCount ?? 0);

    private static long SumSizes(SyncResult result) => result.Days.Sum(day => day.File?.Size ?? 0);
}
