using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Formatting;
using Spectre.Console;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Shows the result of an export as JSON, or as a table in a terminal; otherwise, as lines.</summary>
internal static class ExportSummary
{
    private const int MaxReasons = 5;

    /// <param name="result">The result.</param>
    /// <param name="location">The location of the store.</param>
    /// <param name="commandLine">The command that retries failed downloads.</param>
    /// <param name="requestsFailedDays"><see langword="true"/> if the command requests failed and deleted days again.</param>
    /// <param name="environment">The environment of the command.</param>
    public static void Show(
        ExportResult result,
        StoreLocation location,
        string commandLine,
        bool requestsFailedDays,
        CliEnvironment environment
    )
    {
        if (environment.Json is { } json)
        {
            json.Write(ExportDocument.Create(result, location), CliJsonContext.Relaxed.ExportDocument);
        }
        else if (environment.IsOutputTerminal)
        {
            Draw(result, location, environment);
        }
        else
        {
            Write(result, location, environment.Output);
        }

        if (result.Days.Any(day => day.Status == ExportDayStatus.DownloadFailed))
        {
            environment.Output.WriteLine("To retry the failed downloads, run:");
            environment.Output.WriteLine($"  {commandLine}");
        }
        else if (requestsFailedDays && result.Days.Any(day => day.Status is ExportDayStatus.ExportFailed or ExportDayStatus.Deleted))
        {
            environment.Output.WriteLine("To request the missing days again, which counts against the quota, run:");
            environment.Output.WriteLine($"  {commandLine}");
        }
    }

    private static void Draw(ExportResult result, StoreLocation location, CliEnvironment environment)
    {
        var missing = MissingDays.Group(result).ToArray();
        var reasons = missing.Take(MaxReasons).Select(part => $"{DateRangeFormatter.FormatShort(part.Days)}: {part.Reason}").ToList();
        if (missing.Length > MaxReasons)
        {
            var count = missing.Skip(MaxReasons).Sum(part => part.Days.Count);
            reasons.Add($"and {count} more {(count == 1 ? "day" : "days")}");
        }

        var properties = new KeyValueGrid()
            .Add("days", FormatDays(result))
            .Add("files", FormatFiles(result))
            .Add("records", NumberFormatter.FormatCount(CountRecords(result)))
            .Add("size", NumberFormatter.FormatSize(SumSizes(result)))
            .AddIfPresent("missing", string.Join('\n', reasons))
            .Add("location", location.ToString());
        environment.Screen.WriteLine();
        environment.Screen.Write(new Padder(properties, new Padding(2, 0, 0, 0)));
    }

    private static void Write(ExportResult result, StoreLocation location, TextWriter output)
    {
        output.WriteLine($"Days: {FormatDays(result)}");
        output.WriteLine($"Files: {FormatFiles(result)}");
        output.WriteLine($"Records: {CountRecords(result)}");
        output.WriteLine($"Bytes: {SumSizes(result)}");
        foreach (var (days, reason) in MissingDays.Group(result))
        {
            output.WriteLine($"Missing: {DateRangeFormatter.FormatFull(days)}: {reason}");
        }

        output.WriteLine($"Location: {location}");
    }

    private static string FormatDays(ExportResult result)
    {
        var parts = FormatParts(
            (result.Files.Count(), "with a file"),
            (result.Days.Count(day => day.Status == ExportDayStatus.NoRecords), "empty"),
            (result.MissingDays.Count(), "missing")
        );
        return $"{result.Days.Count} ({parts})";
    }

    private static string FormatFiles(ExportResult result) =>
        FormatParts(
            (result.Files.Count(file => !file.AlreadyExisted), "downloaded"),
            (result.Files.Count(file => file.AlreadyExisted), "already existed")
        );

    private static string FormatParts(params (int Count, string Label)[] parts)
    {
        var present = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Label}").ToArray();
        return present.Length == 0 ? "none" : string.Join(", ", present);
    }

    private static long CountRecords(ExportResult result) => result.Files.Sum(file => file.RecordCount);

    private static long SumSizes(ExportResult result) => result.Files.Sum(file => file.Size);
}
