using System.Globalization;
using BulkExport.Cli.Views.Formatting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Days;

/// <summary>Renders a bar chart of the records per day. For a day without a count, the reason is shown instead of a bar.</summary>
internal sealed class DayChart(IReadOnlyList<DayTotal> days) : Renderable
{
    private const int MaxBarLength = 48;
    private const int MaxPlainBarLength = 40;

    private readonly int _maxCount = days.Max(day => day.Count) ?? 0;

    /// <summary>Writes the chart as plain text.</summary>
    public void Write(TextWriter output)
    {
        foreach (var day in days)
        {
            var bar = day.Count is { } count ? new string('#', GetLength(count, MaxPlainBarLength)) : day.Note;
            output.WriteLine($"{FormatLabel(day)}  {FormatCount(day)}  {bar}".TrimEnd());
        }
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var day in days)
        {
            var (label, number) = (FormatLabel(day), FormatCount(day));
            yield return new Segment($"{label}  ", DimStyle.Style);
            yield return new Segment($"{number}  ");
            if (day.Count is { } count)
            {
                var width = Math.Clamp(maxWidth - label.Length - number.Length - 4, 1, MaxBarLength);
                yield return options.Unicode
                    ? new Segment(DrawBar(GetLength(count, 2 * width)), Color.Green)
                    : new Segment(new string('=', GetLength(count, width)), Color.Green);
            }
            else
            {
                yield return new Segment(day.Note ?? string.Empty, DimStyle.Style);
            }

            yield return Segment.LineBreak;
        }
    }

    private static string FormatLabel(DayTotal day) => day.Day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string DrawBar(int length) => new string('━', length / 2) + (length % 2 == 1 ? "╸" : string.Empty);

    private string FormatCount(DayTotal day) =>
        (day.Count is { } count ? NumberFormatter.FormatCount(count) : "–").PadLeft(NumberFormatter.FormatCount(_maxCount).Length);

    private int GetLength(int count, int maxLength) => _maxCount == 0 ? 0 : (int)((long)maxLength * count / _maxCount);
}
