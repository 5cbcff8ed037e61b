using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A bar of the days whose files are here, and of those that failed. Before the job is finished, it waits for them.</summary>
internal sealed class FilesLine(ExportProgress? progress) : Renderable
{
    private const int LongestBar = 62; // as wide as the calendar

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var (all, settled, failed) = (progress?.DaysToFetch ?? 0, progress?.DaysSettled ?? 0, progress?.DaysFailed ?? 0);
        var label = all == 0 ? "  files" : $"  {settled} of {(all == 1 ? "1 file" : $"{all} files")}";
        var width = Math.Clamp(maxWidth - label.Length, 1, LongestBar);
        var (full, empty) = options.Unicode ? ('━', '─') : ('=', '-');
        var here = all == 0 ? 0 : width * (settled - failed) / all;
        var end = all == 0 ? 0 : width * settled / all;
        yield return new Segment(new string(full, here), Color.Green);
        yield return new Segment(new string(full, end - here), Color.Red);
        yield return new Segment(new string(empty, width - end), Quiet.Style);
        yield return new Segment(label, all == 0 ? Quiet.Style : Style.Plain);
        yield return Segment.LineBreak;
    }
}
