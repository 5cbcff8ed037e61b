using BulkExport.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A job as a person wants to see it: its facts, its progress, its statuses with their days.</summary>
internal static class JobSheet
{
    public static IRenderable Of(Job job, DateTimeOffset now)
    {
        var parts = new List<IRenderable> { Facts(job, now), new Text(string.Empty), new ProgressLine(job) };
        if (job.Details.Count > 0)
        {
            parts.Add(Statuses(job));
        }

        return new Padder(new Rows(parts), new Padding(2, 0, 0, 0));
    }

    private static FactGrid Facts(Job job, DateTimeOffset now) =>
        new FactGrid()
            .Add("job", job.JobSid.ToString())
            .AddIfKnown("name", job.FriendlyName)
            .Add("records", JobText.Title(job))
            .AddIfKnown("queue", job.QueuePosition is { } position ? $"place {position}" : null)
            .AddIfKnown("estimate", job.EstimatedCompletionTime is { } end ? JobText.Estimate(end, now) : null)
            .AddIfKnown("notifies", JobText.Notifies(job));

    private static Table Statuses(Job job)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet.Style }
            .AddColumn(new TableColumn("[dim]status[/]") { NoWrap = true })
            .AddColumn(new TableColumn("[dim]days[/]") { NoWrap = true, Alignment = Justify.Right })
            .AddColumn(new TableColumn("[dim]which[/]"));
        var map = DayMap.Of(job);
        foreach (var bucket in job.Details.OrderBy(bucket => StatusLook.OrderOf(bucket.Status)))
        {
            var look = StatusLook.Of(bucket.Status);
            var days = map.DaysIn(bucket.Status).ToArray();
            table.AddRow(
                new Markup($"{look.Markup} {(bucket.Status == default ? "no status" : Markup.Escape(bucket.Status.Value))}"),
                new Text(bucket.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                days.Length > 0 ? new DayList(days) : new Text("the service does not say", Quiet.Style)
            );
        }

        return table;
    }
}
