using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A followed job as it stands now. The same lines in the same places all the time, so that the eye can rest.</summary>
internal sealed class WatchFrame(Job job, Trouble trouble, TimeProvider clock) : Renderable
{
    private const int Indent = 2;

    private readonly long _started = clock.GetTimestamp();

    public Job Job { get; set; } = job;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var now = Job;
        var facts = WatchFacts.Of(now, clock.GetElapsedTime(_started), clock.GetUtcNow());
        var rows = new Rows([.. JobHead.Of(now), facts.AddIfKnown("trouble", TroubleText.Of(trouble, maxWidth - Indent))]);
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }
}
