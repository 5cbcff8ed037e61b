using BulkExport.Cli.Views.Statuses;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Creates the upper part of a live view: the job, its days and its progress. Every part is always present, even before the first response.</summary>
internal static class JobHeader
{
    public static IEnumerable<IRenderable> Create(Job job)
    {
        var name = job.JobSid == default ? "Preparing the export" : job.JobSid.ToString();
        yield return new Text($"{name}  {(job.DayCount == 0 ? string.Empty : JobFormatter.FormatTitle(job))}").Ellipsis();
        yield return new Text(string.Empty);
        yield return new DayCalendar(job);
        yield return new Text(string.Empty);
        yield return JobProgressBar.Create(job);
        yield return StatusCounts.Create(job);
        yield return new Text(string.Empty);
    }
}
