using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace BulkExport.Cli.Tests.Support;

/// <summary>Renders views of jobs that start at a fixed day.</summary>
public abstract class ViewTestBase
{
    protected static readonly DateOnly First = new(2026, 10, 30);

    protected static Job JobOf(int days, params ReadOnlySpan<JobStatusBucket> buckets) =>
        new()
        {
            JobSid = TestAccount.JobSid,
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            Details = JobDetails.Create(buckets),
        };

    protected static IReadOnlyList<string> Lines(IRenderable view, int width)
    {
        using var console = new TestConsole().Width(width);
        console.Write(view);
        return [.. console.Lines.Select(line => line.TrimEnd())];
    }
}
