using System.Globalization;
using BulkExport.Cli.Views.Days;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Statuses;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Creates the view of a job for a terminal: its properties, its progress, and the days in each status.</summary>
internal static class JobDetailView
{
    public static IRenderable Create(Job job, DateTimeOffset now)
    {
        var parts = new List<IRenderable> { CreateProperties(job, now), new Text(string.Empty), JobProgressBar.Create(job) };
        if (job.Details.Count > 0)
        {
            parts.Add(CreateStatusTable(job));
        }

        return new Padder(new Rows(parts), new Padding(2, 0, 0, 0));
    }

    private static KeyValueGrid CreateProperties(Job job, DateTimeOffset now) =>
        new KeyValueGrid()
            .Add("job", job.JobSid.ToString())
            .AddIfPresent("name", JobFormatter.FormatName(job.FriendlyName))
            .Add("records", JobFormatter.FormatTitle(job))
            .AddIfPresent("queue", JobFormatter.FormatQueuePosition(job))
            .AddIfPresent("estimate", JobFormatter.FormatEstimate(job, now))
            .AddIfPresent("webhook", JobFormatter.FormatWebhook(job.WebhookUrl, job.WebhookMethod))
            .AddIfPresent("email", JobFormatter.FormatNotificationEmail(job));

    private static Table CreateStatusTable(Job job)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = DimStyle.Style }
            .AddColumn(new TableColumn("[dim]status[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]days[/]") { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new TableColumn("[dim]dates[/]"));
        var map = DayStatusMap.Create(job);
        foreach (var bucket in StatusStyle.SortForDisplay(job.Details))
        {
            var days = map.GetDays(bucket.Status).ToArray();
            table.AddRow(
                new Markup($"{StatusStyle.Get(bucket.Status).Markup} {Markup.Escape(JobDetailWriter.FormatStatus(bucket.Status))}"),
                new Text(bucket.Count.ToString(CultureInfo.InvariantCulture)),
                days.Length > 0 ? new DayRangesCell(days) : new Text("not reported", DimStyle.Style)
            );
        }

        return table;
    }
}
