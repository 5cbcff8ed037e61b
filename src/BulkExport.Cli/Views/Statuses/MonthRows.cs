using System.Globalization;
using BulkExport.Cli.Views.Formatting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Renders the symbols of days, with a row for each month.</summary>
internal static class MonthRows
{
    private const int MaxDaysPerMonth = 31;
    private static readonly int LabelWidth = "2026-11  ".Length;

    /// <summary>Renders a line with the numbers of some days, each starting above its day.</summary>
    public static IEnumerable<Segment> RenderRuler(int maxWidth)
    {
        yield return new Segment(new string(' ', LabelWidth) + CreateRuler(GetCellWidth(maxWidth)), DimStyle.Style);
        yield return Segment.LineBreak;
    }

    /// <summary>Renders consecutive days of one month.</summary>
    public static IEnumerable<Segment> RenderMonth(IReadOnlyList<(DateOnly Day, char Symbol, Style Style)> days, int maxWidth)
    {
        var cell = GetCellWidth(maxWidth);
        var first = days[0].Day;
        yield return new Segment(FormatLabel(first), DimStyle.Style);
        yield return new Segment(new string(' ', cell * (first.Day - 1)));
        foreach (var (_, symbol, style) in days)
        {
            yield return new Segment(symbol.ToString().PadRight(cell), style);
        }

        yield return Segment.LineBreak;
    }

    /// <summary>Renders one row for consecutive months whose days have the same symbol.</summary>
    public static IEnumerable<Segment> RenderMonths(DateOnly first, DateOnly last, char symbol, Style style)
    {
        yield return new Segment(FormatLabel(first), DimStyle.Style);
        yield return new Segment($"{symbol} ", style);
        yield return new Segment($"{DayRanges.Count(first, last)} days until {DateRangeFormatter.FormatFull(last)}", DimStyle.Style);
        yield return Segment.LineBreak;
    }

    private static string FormatLabel(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture).PadRight(LabelWidth);

    private static int GetCellWidth(int maxWidth) => LabelWidth + (MaxDaysPerMonth * 2) - 1 <= maxWidth ? 2 : 1;

    private static string CreateRuler(int cell)
    {
        var ruler = new char[MaxDaysPerMonth * cell];
        Array.Fill(ruler, ' ');
        foreach (var day in new[] { 1, 5, 10, 15, 20, 25, 30 })
        {
            day.ToString(CultureInfo.InvariantCulture).CopyTo(0, ruler, (day - 1) * cell, day < 10 ? 1 : 2);
        }

        return new string(ruler).TrimEnd();
    }
}
