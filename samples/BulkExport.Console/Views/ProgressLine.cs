using BulkExport.Client;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A bar of what is done, each outcome in its colour, and how many days that are.</summary>
internal sealed class ProgressLine(Job job) : Renderable
{
    private const int LongestBar = 62; // as wide as the calendar

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var label = $"  {JobText.Progress(job)}";
        var width = Math.Clamp(maxWidth - label.Length, 1, LongestBar);
        var (full, empty) = options.Unicode ? ("━", "─") : ("=", "-");
        var days = 0L;
        var drawn = 0;
        foreach (var look in StatusLook.Known.Where(look => look.Status.IsTerminal))
        {
            days += job.Details.GetCount(look.Status);
            var end = job.DayCount == 0 ? 0 : (int)Math.Min(width, width * days / job.DayCount);
            yield return new Segment(string.Concat(Enumerable.Repeat(full, end - drawn)), look.Style);
            drawn = end;
        }

        yield return new Segment(string.Concat(Enumerable.Repeat(empty, width - drawn)), Quiet.Style);
        yield return new Segment(label);
        yield return Segment.LineBreak;
    }
}
