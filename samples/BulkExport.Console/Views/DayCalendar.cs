using System.Globalization;
using BulkExport.Client;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>The days of a job: a row for each month, a sign for each day, in the colour of its status. Where the service does not say which
/// days are in which status, the signs stand in the order of the statuses.</summary>
internal sealed class DayCalendar(Job job) : Renderable
{
    private const int LongestMonth = 31;
    private static readonly int LabelWidth = "2026-11  ".Length;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var map = DayMap.Of(job);
        return map.IsComplete ? Months(map, maxWidth) : Strip(maxWidth);
    }

    private static IEnumerable<Segment> Months(DayMap map, int maxWidth)
    {
        var cell = LabelWidth + (LongestMonth * 2) - 1 <= maxWidth ? 2 : 1;
        yield return new Segment(new string(' ', LabelWidth) + Ruler(cell), Quiet.Style);
        yield return Segment.LineBreak;
        foreach (var month in map.Days.GroupBy(day => (day.Year, day.Month)))
        {
            yield return new Segment(month.First().ToString("yyyy-MM", CultureInfo.InvariantCulture).PadRight(LabelWidth), Quiet.Style);
            yield return new Segment(new string(' ', cell * (month.First().Day - 1)));
            foreach (var day in month)
            {
                var look = StatusLook.Of(map.StatusOf(day));
                yield return new Segment(look.Sign.ToString().PadRight(cell), look.Style);
            }

            yield return Segment.LineBreak;
        }
    }

    /// <summary>The numbers of some days, above the first of which each begins.</summary>
    private static string Ruler(int cell)
    {
        var ruler = new char[LongestMonth * cell];
        Array.Fill(ruler, ' ');
        foreach (var day in new[] { 1, 5, 10, 15, 20, 25, 30 })
        {
            day.ToString(CultureInfo.InvariantCulture).CopyTo(0, ruler, (day - 1) * cell, day < 10 ? 1 : 2);
        }

        return new string(ruler).TrimEnd();
    }

    private IEnumerable<Segment> Strip(int maxWidth)
    {
        var perLine = Math.Max(1, Math.Min(maxWidth / 2, LongestMonth));
        var signs = job
            .Details.OrderBy(bucket => StatusLook.OrderOf(bucket.Status))
            .SelectMany(bucket => Enumerable.Repeat(StatusLook.Of(bucket.Status), bucket.Count))
            .Take(job.DayCount);
        foreach (var line in signs.Chunk(perLine))
        {
            foreach (var look in line)
            {
                yield return new Segment($"{look.Sign} ", look.Style);
            }

            yield return Segment.LineBreak;
        }

        yield return new Segment("The service does not say which days.", Quiet.Style);
        yield return Segment.LineBreak;
    }
}
