using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Shows the plan of a dry run as JSON, or as a table in a terminal; otherwise, as lines.</summary>
internal static class SyncPlanView
{
    public static void Show(SyncResult result, SyncRequest request, StoreLocation location, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            json.Write(SyncDocument.Create(result, location), CliJsonContext.Relaxed.SyncDocument);
            return;
        }

        var ranges = SyncPlanRange.Create(result.Plan);
        var quota = FormatQuota(result.Plan, request);
        if (!environment.IsOutputTerminal)
        {
            foreach (var range in ranges)
            {
                environment.Output.WriteLine(FormatLine(range));
            }

            environment.Output.WriteLine($"Quota: {quota}");
            environment.Output.WriteLine($"Location: {location}");
            return;
        }

        environment.Screen.Write(CreateTable(ranges));
        var properties = new KeyValueGrid()
            .Add("quota", quota)
            .Add("deferred", SyncFormatter.FormatDeferred(result.Days))
            .Add("location", location.ToString());
        environment.Screen.Write(new Padder(properties, new Padding(2, 0, 0, 0)));
        environment.Screen.WriteLine();
        environment.Screen.WriteLine("  Dry run: nothing was requested or downloaded.");
    }

    private static string FormatQuota(SyncPlan plan, SyncRequest request) =>
        $"{JobFormatter.FormatDays(plan.RequestedDayCount)} in {(plan.Jobs.Count == 1 ? "1 job" : $"{plan.Jobs.Count} jobs")}; at most {request.DailyQuota} per UTC day";

    /// <summary>Formats a range as a line: <c>request: Messages 2026-11-01 to 2026-11-07, 7 days (missing)</c>.</summary>
    private static string FormatLine(SyncPlanRange range)
    {
        var days = DateRangeFormatter.FormatFull(range.StartDay, range.EndDay);
        var until = range.DeferredUntil is { } date ? $", until {DateRangeFormatter.FormatFull(date)}" : string.Empty;
        return $"{SyncFormatter.FormatAction(range.Action)}: {range.ResourceType} {days}, {JobFormatter.FormatDays(range.DayCount)} ({SyncFormatter.FormatReason(range.Reason)}){until}";
    }

    private static Table CreateTable(IEnumerable<SyncPlanRange> ranges)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = DimStyle.Style }
            .AddColumn(new TableColumn("[dim]action[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]type[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]first day[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]last day[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]days[/]") { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new TableColumn("[dim]reason[/]"));
        foreach (var range in ranges)
        {
            var until = range.DeferredUntil is { } date ? $", until {DateRangeFormatter.FormatFull(date)}" : string.Empty;
            table.AddRow(
                new Text(SyncFormatter.FormatAction(range.Action), GetStyle(range.Action)),
                new Text(range.ResourceType.Value),
                new Text(DateRangeFormatter.FormatFull(range.StartDay)),
                new Text(DateRangeFormatter.FormatFull(range.EndDay)),
                new Text(NumberFormatter.FormatCount(range.DayCount)),
                new Text($"{SyncFormatter.FormatReason(range.Reason)}{until}")
            );
        }

        return table;
    }

    private static Style GetStyle(SyncAction action) =>
        action switch
        {
            SyncAction.None => DimStyle.Style,
            SyncAction.Defer => Color.Olive,
            SyncAction.Request => Color.Blue,
            _ => Color.Green,
        };
}
