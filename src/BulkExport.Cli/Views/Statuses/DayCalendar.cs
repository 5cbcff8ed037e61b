using BulkExport.Cli.Views.Formatting;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Renders the days of a job, with a row for each month and a colored symbol for the status of each day. If the service does not report the
/// days in each status, the symbols are sorted by status.</summary>
internal sealed class DayCalendar(Job job) : Renderable
{
    private const int MaxDaysPerLine = 31;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var map = DayStatusMap.Create(job);
        return map.IsComplete ? RenderMonths(map, maxWidth) : RenderStrip(maxWidth);
    }

    private static IEnumerable<Segment> RenderMonths(DayStatusMap map, int maxWidth) =>
        MonthRows
            .RenderRuler(maxWidth)
            .Concat(
                map.Days.Select(day => (Day: day, Style: StatusStyle.Get(map.GetStatus(day))))
                    .Select(day => (day.Day, day.Style.Symbol, day.Style.Style))
                    .GroupBy(day => (day.Day.Year, day.Day.Month))
                    .SelectMany(month => MonthRows.RenderMonth([.. month], maxWidth))
            );

    private IEnumerable<Segment> RenderStrip(int maxWidth)
    {
        var perLine = Math.Max(1, Math.Min(maxWidth / 2, MaxDaysPerLine));
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
