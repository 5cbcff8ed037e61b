using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Jobs, one in a line: a table in a terminal; columns between tabs elsewhere, written as they come.</summary>
internal static class JobListView
{
    private const int WidthWithNames = 100;

    public static async Task ShowAsync(IAsyncEnumerable<Job> jobs, ResourceType resourceType, Surroundings here)
    {
        if (!here.IsOutputTerminal)
        {
            await foreach (var job in jobs)
            {
                await here.Output.WriteLineAsync(Line(job));
            }

            return;
        }

        var all = new List<Job>();
        await foreach (var job in jobs)
        {
            all.Add(job);
        }

        here.Screen.Write(all.Count == 0 ? new Text($"There are no jobs of {resourceType}.\n") : TableOf(all, here.Screen.Profile.Width));
    }

    /// <summary>SID, first day, last day, how many days are done, the statuses, the name.</summary>
    private static string Line(Job job) =>
        string.Join(
            '\t',
            job.JobSid,
            job.StartDay is { } start ? DayRanges.Full(start) : null,
            job.EndDay is { } end ? DayRanges.Full(end) : null,
            $"{JobText.Progress(job)} done",
            string.Join(", ", job.Details.OrderBy(bucket => StatusLook.OrderOf(bucket.Status))),
            job.FriendlyName?.ReplaceLineEndings(" ").Replace('\t', ' ')
        );

    private static Table TableOf(IReadOnlyList<Job> jobs, int width)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet.Style }
            .AddColumn(new TableColumn("[dim]job[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]days[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]done[/]") { NoWrap = true });
        var hasNames = width >= WidthWithNames;
        if (hasNames)
        {
            table.AddColumn(new TableColumn("[dim]name[/]") { NoWrap = true });
        }

        foreach (var job in jobs)
        {
            var done = new Markup($"{Sign(job).Markup} {JobText.DoneDays(job)} of {job.DayCount}");
            var days = new Text(DayRanges.Short(DayMap.Of(job).Days));
            var sid = new Text(job.JobSid.ToString());
            if (hasNames)
            {
                table.AddRow(sid, days, done, new Text(job.FriendlyName ?? "–").Ellipsis());
            }
            else
            {
                table.AddRow(sid, days, done);
            }
        }

        return table;
    }

    /// <summary>The sign of the status that matters most: what went wrong, then what is still to come.</summary>
    private static StatusLook Sign(Job job)
    {
        var status =
            job.Summary.Failed.Count > 0 ? JobStatus.Failed
            : job.Summary.Deleted.Count > 0 ? JobStatus.DeletedByUserRequest
            : job.IsFinished ? JobStatus.Completed
            : JobText.DoneDays(job) > 0 || job.Details.GetCount(JobStatus.Running) > 0 ? JobStatus.Running
            : JobStatus.Submitted;
        return StatusLook.Of(status);
    }
}
