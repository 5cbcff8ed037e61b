using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Watch;

/// <summary>Renders the current state of a watched job. The last row is the current failure, if any.</summary>
internal sealed class WatchFrame(Job job, ClientLogMonitor logMonitor, TimeProvider timeProvider) : Renderable
{
    private const int Indent = 2;

    private readonly long _started = timeProvider.GetTimestamp();

    public Job Job { get; set; } = job;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var current = Job;
        var details = WatchDetails.Create(current, timeProvider.GetElapsedTime(_started), timeProvider.GetUtcNow());
        var rows = new Rows([
            .. JobHeader.Create(current),
            details.AddIfPresent("failure", FailureText.Format(logMonitor, maxWidth - Indent)),
        ]);
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }
}
