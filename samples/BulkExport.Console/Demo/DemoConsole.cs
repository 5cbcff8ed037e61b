using System.Globalization;
using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Demo;

/// <summary>Shows headings, the progress of a job, and a chart: drawn in a terminal, otherwise as plain lines.</summary>
internal sealed class DemoConsole(SampleEnvironment environment)
{
    private const int MaxPlainBarLength = 40;

    private readonly IAnsiConsole _screen = environment.Screen;

    public void WriteHeading(string title, string file)
    {
        if (environment.IsTerminal)
        {
            _screen.MarkupLine($"\n[bold]{Markup.Escape(title)}[/]  [dim]{Markup.Escape(file)}[/]");
        }
        else
        {
            Console.WriteLine($"\n== {title} ({file})");
        }
    }

    /// <summary>Runs an operation that reports a job, and shows the number of finished days.</summary>
    public Task<Job> ShowProgressAsync(int dayCount, Func<IProgress<Job>, Task<Job>> run)
    {
        if (!environment.IsTerminal)
        {
            return run(new JobProgress(job => Console.WriteLine($"{CountFinishedDays(job)} of {dayCount} days")));
        }

        return _screen
            .Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(FormatDays(0), maxValue: dayCount);
                return run(
                    new JobProgress(job =>
                    {
                        task.Value = CountFinishedDays(job);
                        task.Description = FormatDays(CountFinishedDays(job));
                    })
                );
            });

        string FormatDays(int count) => $"{count} of {dayCount} days";
    }

    public void WriteChart(IReadOnlyCollection<(DateOnly Day, int Count)> days)
    {
        if (environment.IsTerminal)
        {
            var chart = new BarChart().Width(Math.Min(_screen.Profile.Width - 1, 72));
            _screen.Write(chart.AddItems(days, day => new BarChartItem(FormatDay(day.Day), day.Count, Color.Green)));
            return;
        }

        var max = days.Max(day => day.Count);
        foreach (var (day, count) in days)
        {
            var bar = new string('#', max == 0 ? 0 : MaxPlainBarLength * count / max);
            Console.WriteLine($"{FormatDay(day)}  {count, 5}  {bar}".TrimEnd());
        }
    }

    private static string FormatDay(DateOnly day) => day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int CountFinishedDays(Job job) => job.DayCount - job.Summary.Pending.Count;
}
