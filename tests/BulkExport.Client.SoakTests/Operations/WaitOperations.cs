namespace BulkExport.Client.SoakTests;

/// <summary>Following a job.</summary>
internal static class WaitOperations
{
    /// <summary>A call may begin just before the deadline.</summary>
    private static readonly TimeSpan Limit = TimeoutLimits.Wait + TimeoutLimits.Call;

    public static IEnumerable<SoakOperation> All =>
        [new("Jobs.Watch", 6, Limit, WatchAsync), new("Jobs.WaitForCompletion", 6, Limit, WaitAsync)];

    private static async Task WatchAsync(SoakFixture scene, Call call)
    {
        var expected = scene.NewJob(call, isFinished: false);
        var leaves = call.Random.Next(4) == 0;
        Job? last = null;
        await foreach (var job in scene.Client.Jobs.WatchAsync(expected.Sid, TimeoutLimits.Polling, call.Token))
        {
            expected.Check(job);
            WrongAnswerException.Unless(job != last, "the same state came twice");
            last = job;
            if (leaves)
            {
                return;
            }
        }

        WrongAnswerException.Unless(last is { IsFinished: true }, "the watch ended before the job");
    }

    private static async Task WaitAsync(SoakFixture scene, Call call)
    {
        var expected = scene.NewJob(call, isFinished: false);
        var progress = new Progress<Job>(job => scene.Watch.Search($"{job}", "results"));
        var job = await scene.Client.Jobs.WaitForCompletionAsync(expected.Sid, TimeoutLimits.Polling, progress, call.Token);
        expected.Check(job);
        WrongAnswerException.Unless(job.IsFinished, $"{job} is not finished");
    }
}
