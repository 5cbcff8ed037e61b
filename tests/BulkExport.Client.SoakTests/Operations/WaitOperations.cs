namespace BulkExport.Client.SoakTests;

/// <summary>Watches jobs and waits for their completion.</summary>
internal static class WaitOperations
{
    /// <summary>A request may start just before the deadline.</summary>
    private static readonly TimeSpan Limit = TimeoutLimits.Wait + TimeoutLimits.Call;

    public static IEnumerable<SoakOperation> All =>
        [new("Jobs.Scanner", 6, Limit, WatchAsync), new("Jobs.WaitForCompletion", 6, Limit, WaitAsync)];

    private static async Task WatchAsync(SoakFixture fixture, Call call)
    {
        var expected = fixture.NewJob(call, isFinished: false);
        var stopsEarly = call.Random.Next(4) == 0;
        Job? last = null;
        await foreach (var job in fixture.Client.Jobs.WatchAsync(expected.Sid, TimeoutLimits.Polling, call.Token))
        {
            expected.Check(job);
            UnexpectedResultException.Require(job != last, "the same state was reported twice");
            last = job;
            if (stopsEarly)
            {
                return;
            }
        }

        UnexpectedResultException.Require(last is { IsFinished: true }, "watching stopped before the job finished");
    }

    private static async Task WaitAsync(SoakFixture fixture, Call call)
    {
        var expected = fixture.NewJob(call, isFinished: false);
        var progress = new Progress<Job>(job => fixture.Scanner.Search($"{job}", "results"));
        var job = await fixture.Client.Jobs.WaitForCompletionAsync(expected.Sid, TimeoutLimits.Polling, progress, call.Token);
        expected.Check(job);
        UnexpectedResultException.Require(job.IsFinished, $"{job} is not finished");
    }
}
