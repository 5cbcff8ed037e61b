using System.Globalization;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Days;

/// <summary>Shows a list of exported days as a table in a terminal; otherwise, as JSON Lines or tab-separated columns, which are streamed line by line.</summary>
internal static class DayListView
{
    private const int RetentionDays = 7;

    public static async Task ShowAsync(IAsyncEnumerable<ExportedDay> days, ResourceType resourceType, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            await foreach (var day in days)
            {
                json.Write(ExportedDayDocument.Create(day, resourceType), CliJsonContext.Relaxed.ExportedDayDocument);
            }

            return;
        }

        if (!environment.IsOutputTerminal)
        {
            await foreach (var day in days)
            {
                await environment.Output.WriteLineAsync(FormatLine(day));
            }

            return;
        }

        var all = await days.ToListAsync();
        if (all.Count == 0)
        {
            environment.Screen.WriteLine($"No files found for {resourceType}.");
            return;
        }

        environment.Screen.Write(CreateTable(all));
        environment.Screen.WriteLine(
            $"  {(all.Count == 1 ? "1 file" : $"{all.Count} files")}, {NumberFormatter.FormatSize(SumSizes(all))}"
        );
    }

    private static long SumSizes(List<ExportedDay> days) => (long)Math.Min(long.MaxValue, days.Sum(day => (decimal)(day.Size ?? 0)));

    public static DateOnly? GetExpiration(ExportedDay day) =>
        day.CreatedOn is { } created
            ? DateOnly.FromDayNumber(Math.Min(created.DayNumber + RetentionDays, DateOnly.MaxValue.DayNumber))
            : null;

    /// <summary>Formats the day, the size in bytes, the creation date of the file, and the name of its job.</summary>
    private static string FormatLine(ExportedDay day) =>
        string.Join(
            '\t',
            DateRangeFormatter.FormatFull(day.Day),
            day.Size?.ToString(CultureInfo.InvariantCulture),
            day.CreatedOn is { } created ? DateRangeFormatter.FormatFull(created) : null,
            JobFormatter.FormatName(day.FriendlyName)
        );

    private static Table CreateTable(IEnumerable<ExportedDay> days)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = DimStyle.Style }
            .AddColumn(new TableColumn("[dim]day[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]size[/]") { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new TableColumn("[dim]created[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]expires[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]job name[/]") { NoWrap = true });
        foreach (var day in days)
        {
            table.AddRow(
                new Text(DateRangeFormatter.FormatFull(day.Day)),
                new Text(day.Size is { } size ? NumberFormatter.FormatSize(size) : "–"),
                new Text(day.CreatedOn is { } created ? DateRangeFormatter.FormatFull(created) : "–"),
                new Text(GetExpiration(day) is { } expiration ? DateRangeFormatter.FormatFull(expiration) : "–"),
                new Text(JobFormatter.FormatName(day.FriendlyName) ?? "–").Ellipsis()
            );
        }

        return table;
    }
}
