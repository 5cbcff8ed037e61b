using BulkExport.Cli.Views.Formatting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Renders the number of days in each status, which also serves as the legend of the calendar. The statuses that are always shown come first.</summary>
internal sealed class StatusCounts(Job job) : Renderable
{
    private const string Gap = "  ";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var alwaysShown = StatusStyle.Known.Where(style => style.IsAlwaysShown).ToArray();
        var others = job
            .Details.Where(bucket => bucket.Count > 0)
            .Select(bucket => bucket.Status)
            .Distinct()
            .Except(alwaysShown.Select(style => style.Status))
            .Select(StatusStyle.Get);
        var used = 0;
        foreach (var style in alwaysShown.Concat(others))
        {
            var count = job.Details.GetDayCount(style.Status);
            var label = $" {count} {style.Label}";
            var width = 1 + label.Length;
            if (used > 0 && used + Gap.Length + width > maxWidth)
            {
                yield return Segment.LineBreak;
                used = 0;
            }

            if (used > 0)
            {
                yield return new Segment(Gap);
                used += Gap.Length;
            }

            yield return new Segment(style.Symbol.ToString(), style.Style);
            yield return new Segment(label, count == 0 ? DimStyle.Style : Style.Plain);
            used += width;
        }

        yield return Segment.LineBreak;
    }
}
