using System.Globalization;
using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Days whose files are there, one in a line: a table in a terminal; columns between tabs elsewhere, written as they come.</summary>
internal static class DayListView
{
    private const int KeptDays = 7;

    public static async Task ShowAsync(IAsyncEnumerable<ExportedDay> days, ResourceType resourceType, Surroundings here)
    {
        if (!here.IsOutputTerminal)
        {
            await foreach (var day in days)
            {
                await here.Output.WriteLineAsync(Line(day));
            }

            return;
        }

        var all = new List<ExportedDay>();
        await foreach (var day in days)
        {
            all.Add(day);
        }

        if (all.Count == 0)
        {
            here.Screen.WriteLine($"There are no files of {resourceType}.");
            return;
        }

        here.Screen.Write(TableOf(all));
        here.Screen.WriteLine($"  {(all.Count == 1 ? "1 file" : $"{all.Count} files")}, {ByteText.Of(all.Sum(day => day.Size ?? 0))}");
    }

    /// <summary>The day, the bytes, the day on which the file was made, the name of its job.</summary>
    private static string Line(ExportedDay day) =>
        string.Join(
            '\t',
            DayRanges.Full(day.Day),
            day.Size?.ToString(CultureInfo.InvariantCulture),
            day.CreatedOn is { } made ? DayRanges.Full(made) : null,
            day.FriendlyName?.ReplaceLineEndings(" ").Replace('\t', ' ')
        );

    private static Table TableOf(IEnumerable<ExportedDay> days)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet.Style }
            .AddColumn(new TableColumn("[dim]day[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]size[/]") { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new TableColumn("[dim]made[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]removed[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]job[/]") { NoWrap = true });
        foreach (var day in days)
        {
            table.AddRow(
                new Text(DayRanges.Full(day.Day)),
                new Text(day.Size is { } size ? ByteText.Of(size) : "–"),
                new Text(day.CreatedOn is { } made ? DayRanges.Full(made) : "–"),
                new Text(day.CreatedOn is { } since ? DayRanges.Full(since.AddDays(KeptDays)) : "–"),
                new Text(day.FriendlyName ?? "–").Ellipsis()
            );
        }

        return table;
    }
}
