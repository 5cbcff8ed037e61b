using System.Globalization;
using BulkExport.Cli.Views.Formatting;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Renders the days of a job, with a row for each month and a colored symbol for the status of each day. If the service does not report the
/// days in each status, the symbols are sorted by status.</summary>
internal sealed class DayCalendar(Job job) : Renderable
{
    private const int MaxDaysPerMonth = 31;
    private static readonly int LabelWidth = "2026-11  ".Length;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var map = DayStatusMap.Create(job);
        return map.IsComplete ? RenderMonths(map, maxWidth) : RenderStrip(maxWidth);
    }

    private static IEnumerable<Segment> RenderMonths(DayStatusMap map, int maxWidth)
    {
        var cell = LabelWidth + (MaxDaysPerMonth * 2) - 1 <= maxWidth ? 2 : 1;
        yield return new Segment(new string(' ', LabelWidth) + CreateRuler(cell), DimStyle.Style);
        yield return Segment.LineBreak;
        foreach (var month in map.Days.GroupBy(day => (day.Year, day.Month)))
        {
            yield return new Segment(month.First().ToString("yyyy-MM", CultureInfo.InvariantCulture).PadRight(LabelWidth), DimStyle.Style);
            yield return new Segment(new string(' ', cell * (month.First().Day - 1)));
            foreach (var day in month)
            {
                var style = StatusStyle.Get(map.GetStatus(day));
                yield return new Segment(style.Symbol.ToString().PadRight(cell), style.Style);
            }

            yield return Segment.LineBreak;
        }
    }

    /// <summary>Creates a line with the numbers of some days, each starting above its day.</summary>
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

    private IEnumerable<Segment> RenderStrip(int maxWidth)
    {
        var perLine = Math.Max(1, Math.Min(maxWidth / 2, MaxDaysPerMonth));
        var symbols = StatusStyle
            .SortForDisplay(job.Details)
            .SelectMany(bucket => Enumerable.Repeat(StatusStyle.Get(bucket.Status), bucket.Count))
            .Take(job.DayCount);
        foreach (var line in symbols.Chunk(perLine))
        {
            foreach (var style in line)
            {
                yield return new Segment($"{style.Symbol} ", style.Style);
            }

            yield return Segment.LineBreak;
        }

        yield return new Segment("The service has not reported the status of each day.", DimStyle.Style);
        yield return Segment.LineBreak;
    }
}
