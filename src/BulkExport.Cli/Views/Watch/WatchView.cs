using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Views.Watch;

/// <summary>Watches a job in a live view in a terminal; otherwise, with a line for each change.</summary>
internal static class WatchView
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>Watches a job until it is finished, and returns the finished job.</summary>
    public static Task<Job> RunAsync(
        ClientScope scope,
        JobSid jobSid,
        JobPollingOptions polling,
        CliEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        var states = scope.Jobs.WatchAsync(jobSid, polling, cancellationToken);
        return environment.IsOutputTerminal
            ? DrawAsync(states, jobSid, scope.LogMonitor, environment)
            : WriteAsync(states, scope.LogMonitor, environment);
    }

    private static Task<Job> DrawAsync(IAsyncEnumerable<Job> states, JobSid jobSid, ClientLogMonitor logMonitor, CliEnvironment environment)
    {
        var frame = new WatchFrame(new Job { JobSid = jobSid }, logMonitor, environment.TimeProvider);
        return LiveView.RunAsync(
            environment,
            frame,
            RefreshInterval,
            async refresh =>
            {
                await foreach (var job in states)
                {
                    frame.Job = job;
                    refresh();
                }

                return frame.Job;
            }
        );
    }

    private static async Task<Job> WriteAsync(IAsyncEnumerable<Job> states, ClientLogMonitor logMonitor, CliEnvironment environment)
    {
        logMonitor.OnWarning = environment.WriteWarning;
        Job? previous = null;
        await foreach (var job in states)
        {
            environment.WriteProgress(WatchLine.Format(job, previous));
            previous = job;
        }

        return previous!;
    }
}
