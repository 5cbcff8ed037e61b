using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>The upper part of a live view: which job it is, its days and its progress. It has the same lines all the time.</summary>
internal static class JobHead
{
    public static IEnumerable<IRenderable> Of(Job job)
    {
        var name = job.JobSid == default ? "Asking for the job" : job.JobSid.ToString();
        yield return new Text($"{name}  {(job.DayCount == 0 ? string.Empty : JobText.Title(job))}").Ellipsis();
        yield return new Text(string.Empty);
        yield return new DayCalendar(job);
        yield return new Text(string.Empty);
        yield return new ProgressLine(job);
        yield return new StatusCounts(job);
        yield return new Text(string.Empty);
    }
}
