using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Shows a list of jobs as a table in a terminal; otherwise, as JSON Lines or tab-separated columns, which are streamed line by line.</summary>
internal static class JobListView
{
    private const int MinNameWidth = 12;
    private const int SymbolWidth = 2;

    /// <summary>The width of the spaces between the four columns and around them.</summary>
    private const int SpacingWidth = 14;

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
        var rows = jobs.Select(job =>
                (
                    Job: job,
                    Sid: job.JobSid.ToString(),
                    Days: DateRangeFormatter.FormatShort(DayStatusMap.Create(job).Days),
                    Done: $"{JobFormatter.CountFinishedDays(job)} of {job.DayCount}"
                )
            )
            .ToArray();
        var nameWidth =
            width
            - rows.Max(row => row.Sid.Length)
            - rows.Max(row => row.Days.Length)
            - rows.Max(row => SymbolWidth + row.Done.Length)
            - SpacingWidth;
        if (nameWidth >= MinNameWidth)
        {
            table.AddColumn(new TableColumn("[dim]name[/]") { NoWrap = true });
        }

        foreach (var row in rows)
        {
            List<IRenderable> cells =
            [
                new Text(row.Sid),
                new Text(row.Days),
                new Markup($"{StatusStyle.GetForJob(row.Job).Markup} {row.Done}"),
            ];
            if (nameWidth >= MinNameWidth)
            {
                cells.Add(new Text(Truncate(JobFormatter.FormatName(row.Job.FriendlyName) ?? "–", nameWidth)));
            }

            table.AddRow(cells);
        }

        return table;
    }

    /// <summary>Truncates a name, because a column that is too wide would wrap all others.</summary>
    private static string Truncate(string name, int width)
    {
        if (name.GetCellWidth() <= width)
        {
            return name;
        }

        var length = name.Length;
        while (name[..length].GetCellWidth() >= width)
        {
            length -= char.IsLowSurrogate(name[length - 1]) ? 2 : 1;
        }

        return $"{name[..length].TrimEnd()}…";
    }
}
