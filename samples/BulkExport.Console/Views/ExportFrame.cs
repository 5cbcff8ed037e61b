using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>An export as it stands now: the job, and below it the files. What is known of one takes the lines of the other.</summary>
internal sealed class ExportFrame(Job asked, Trouble trouble, TimeProvider clock) : Renderable, IProgress<ExportProgress>
{
    private const int Indent = 2;

    private readonly long _started = clock.GetTimestamp();
    private readonly Speed _speed = new(clock);
    private volatile ExportProgress? _progress;

    public void Report(ExportProgress value)
    {
        if (value.DaysToFetch > 0)
        {
            _speed.Add(value.BytesReceived);
        }

        _progress = value;
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var now = _progress;
        var job = now?.Job ?? asked;
        var facts = now is { DaysToFetch: > 0 } ? Transfer(now) : WatchFacts.Of(job, clock.GetElapsedTime(_started), clock.GetUtcNow());
        var rows = new Rows([
            .. JobHead.Of(job),
            new FilesLine(now),
            facts.AddIfKnown("trouble", TroubleText.Of(trouble, maxWidth - Indent)),
        ]);
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }

    private FactGrid Transfer(ExportProgress now)
    {
        var rate = _speed.BytesPerSecond is { } speed ? $", {ByteText.Of(speed)}/s" : string.Empty;
        return new FactGrid()
            .Add("received", $"{ByteText.Of(now.BytesReceived)}{rate}")
            .Add("left", _speed.TimeLeft(now) is { } left ? $"about {JobText.Duration(left)}" : null)
            .Add("failed", now.DaysFailed == 0 ? null : JobText.Days(now.DaysFailed));
    }
}
