using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A followed job as it stands now. The same lines in the same places all the time, so that the eye can rest.</summary>
internal sealed class WatchFrame(Job job, Trouble trouble, TimeProvider clock) : Renderable
{
    private const int Indent = 2;
    private const int TroubleLines = 2; // the cause comes after the SID

    private readonly long _started = clock.GetTimestamp();

    public Job Job { get; set; } = job;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var now = Job;
        var rows = new Rows(
            new Text($"{now.JobSid}  {(now.DayCount == 0 ? string.Empty : JobText.Title(now))}").Ellipsis(),
            new Text(string.Empty),
            new DayCalendar(now),
            new Text(string.Empty),
            new ProgressLine(now),
            new StatusCounts(now),
            new Text(string.Empty),
            Facts(now, maxWidth - Indent)
        );
        return ((IRenderable)new Padder(rows, new Padding(Indent, 0, 0, 0))).Render(options, maxWidth);
    }

    private FactGrid Facts(Job now, int maxWidth)
    {
        var facts = new FactGrid()
            .Add("queue", now.JobQueuePosition is { } position ? $"place {position}" : null)
            .Add("estimate", now.EstimatedCompletionTime is { } end ? JobText.Estimate(end, clock.GetUtcNow()) : null)
            .Add("waited", JobText.Duration(clock.GetElapsedTime(_started)));
        return facts.AddIfKnown("trouble", Cut(trouble.Now, TroubleLines * (maxWidth - FactGrid.ValueColumn - 1)));
    }

    private static string? Cut(string? text, int width) => text?.Length > width ? $"{text.AsSpan(0, Math.Max(0, width - 1))}…" : text;
}
