using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>How many days are in which status; with its signs, the legend of the calendar too. The usual statuses keep their places.</summary>
internal sealed class StatusCounts(Job job) : Renderable
{
    private const string Gap = "  ";

    private static readonly JobStatus[] Usual =
    [
        JobStatus.Completed,
        JobStatus.CompletedEmptyRecords,
        JobStatus.Failed,
        JobStatus.Running,
        JobStatus.Submitted,
    ];

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var others = job.Details.Where(bucket => bucket.Count > 0).Select(bucket => bucket.Status).Distinct().Except(Usual);
        var used = 0;
        foreach (var look in Usual.Concat(others).Select(StatusLook.Of))
        {
            var count = job.Details.GetCount(look.Status);
            var text = $" {count} {look.Word}";
            var width = 1 + text.Length;
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

            yield return new Segment(look.Sign.ToString(), look.Style);
            yield return new Segment(text, count == 0 ? Quiet.Style : Style.Plain);
            used += width;
        }

        yield return Segment.LineBreak;
    }
}
