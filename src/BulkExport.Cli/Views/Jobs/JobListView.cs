using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Shows a list of jobs as a table in a terminal; otherwise, as JSON Lines or tab-separated columns, which are streamed line by line.</summary>
internal static class JobListView
{
    private const int MinWidthWithNames = 100;

    public static async Task ShowAsync(IAsyncEnumerable<Job> jobs, ResourceType resourceType, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            await foreach (var job in jobs)
            {
                json.Write(JobDocument.Create(job), CliJsonContext.Relaxed.JobDocument);
            }

            return;
        }

        if (!environment.IsOutputTerminal)
        {
            await foreach (var job in jobs)
            {
                await environment.Output.WriteLineAsync(FormatLine(job));
            }

            return;
        }

        var all = await jobs.ToListAsync();
        environment.Screen.Write(
            all.Count == 0 ? new Text($"No jobs found for {resourceType}.\n") : CreateTable(all, environment.Screen.Profile.Width)
        );
    }

    /// <summary>Formats the SID, the first day, the last day, the progress, the statuses, and the name.</summary>
    private static string FormatLine(Job job) =>
        string.Join(
            '\t',
            job.JobSid,
            job.StartDay is { } start ? DateRangeFormatter.FormatFull(start) : null,
            job.EndDay is { } end ? DateRangeFormatter.FormatFull(end) : null,
            $"{JobFormatter.FormatProgress(job)} done",
            string.Join(", ", StatusStyle.SortForDisplay(job.Details)),
            JobFormatter.FormatName(job.FriendlyName)
        );

    private static Table CreateTable(IReadOnlyList<Job> jobs, int width)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = DimStyle.Style }
            .AddColumn(new TableColumn("[dim]job[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]days[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]done[/]") { NoWrap = true });
        var hasNames = width >= MinWidthWithNames;
        if (hasNames)
        {
            table.AddColumn(new TableColumn("[dim]name[/]") { NoWrap = true });
        }

        foreach (var job in jobs)
        {
            var done = new Markup($"{StatusStyle.GetForJob(job).Markup} {JobFormatter.CountFinishedDays(job)} of {job.DayCount}");
            var days = new Text(DateRangeFormatter.FormatShort(DayStatusMap.Create(job).Days));
            var sid = new Text(job.JobSid.ToString());
            if (hasNames)
            {
                table.AddRow(sid, days, done, new Text(JobFormatter.FormatName(job.FriendlyName) ?? "–").Ellipsis());
            }
            else
            {
                table.AddRow(sid, days, done);
            }
        }

        return table;
    }
}
