using System.Globalization;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Views.Days;

/// <summary>Shows a list of exported days as a table in a terminal; otherwise, as tab-separated columns that are streamed line by line.</summary>
internal static class DayListView
{
    private const int RetentionDays = 7;

    public static async Task ShowAsync(IAsyncEnumerable<ExportedDay> days, ResourceType resourceType, CliEnvironment environment)
    {
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
            environment.Screen.WriteLine($"No files of {resourceType} found.");
            return;
        }

        environment.Screen.Write(CreateTable(all));
        environment.Screen.WriteLine(
            $"  {(all.Count == 1 ? "1 file" : $"{all.Count} files")}, {ByteSizeFormatter.Format(all.Sum(day => day.Size ?? 0))}"
        );
    }

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
            .AddColumn(new TableColumn("[dim]job[/]") { NoWrap = true });
        foreach (var day in days)
        {
            table.AddRow(
                new Text(DateRangeFormatter.FormatFull(day.Day)),
                new Text(day.Size is { } size ? ByteSizeFormatter.Format(size) : "–"),
                new Text(day.CreatedOn is { } created ? DateRangeFormatter.FormatFull(created) : "–"),
                new Text(day.CreatedOn is { } createDate ? DateRangeFormatter.FormatFull(createDate.AddDays(RetentionDays)) : "–"),
                new Text(JobFormatter.FormatName(day.FriendlyName) ?? "–").Ellipsis()
            );
        }

        return table;
    }
}
