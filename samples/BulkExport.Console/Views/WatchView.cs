using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Follows a job before a person's eyes: drawn live in a terminal, a line for each change elsewhere.</summary>
internal static class WatchView
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.5);

    /// <summary>Returns the finished job.</summary>
    public static Task<Job> FollowAsync(
        Connection connection,
        JobSid jobSid,
        JobPollingOptions polling,
        Surroundings here,
        CancellationToken cancellationToken
    )
    {
        var states = connection.Jobs.WatchAsync(jobSid, polling, cancellationToken);
        return here.IsOutputTerminal ? DrawAsync(states, jobSid, connection.Trouble, here) : WriteAsync(states, connection.Trouble, here);
    }

    private static Task<Job> DrawAsync(IAsyncEnumerable<Job> states, JobSid jobSid, Trouble trouble, Surroundings here)
    {
        var frame = new WatchFrame(new Job { JobSid = jobSid }, trouble, here.Clock);
        return here
            .Screen.Live(frame)
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Top) // in a low window, the first months go
            .StartAsync(async display =>
            {
                // The time waited goes on between two states too.
                await using var ticking = here.Clock.CreateTimer(_ => display.Refresh(), state: null, Tick, Tick);
                await foreach (var job in states)
                {
                    frame.Job = job;
                    display.Refresh();
                }

                return frame.Job;
            });
    }

    private static async Task<Job> WriteAsync(IAsyncEnumerable<Job> states, Trouble trouble, Surroundings here)
    {
        trouble.Told = message => here.Error.WriteLine($"warning: {message}");
        Job? before = null;
        await foreach (var job in states)
        {
            await here.Output.WriteLineAsync($"{here.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}  {WatchLine.Of(job, before)}");
            await here.Output.FlushAsync();
            before = job;
        }

        return before!;
    }
}
