using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Makes calls one after another, and judges how each ends.</summary>
internal sealed class Worker(
    SoakArguments arguments,
    IReadOnlyList<SoakFixture> scenes,
    RawService raw,
    LagProbe lag,
    GracefulShutdown closing,
    Report report
)
{
    private const double CancelledShare = 0.12;
    private const int LatestCancellation = 1_500;

    /// <summary>Makes one call.</summary>
    /// <param name="number">Its number, which together with the seed says what it does.</param>
    public async Task CallAsync(long number)
    {
        using var call = new Call(arguments.Seed, number, closing.Closed);
        var scene = scenes[call.Random.Next(scenes.Count)];
        var operation = SoakOperations.Choose(call.Random, scene);
        if (call.Random.NextDouble() < CancelledShare)
        {
            // Early ones more often than late ones, some before the call.
            call.CancelIn(TimeSpan.FromMilliseconds(Math.Pow(LatestCancellation, call.Random.NextDouble()) - 1));
        }

        raw.Calls[number] = call;
        Report.Count(report.Calls, operation.Name);
        var running = RunAsync(operation, scene, call);
        try
        {
            report.Ended(operation.Name, await running.WaitAsync(operation.Limit + TimeoutLimits.Hanging, closing.GivenUp));
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !running.IsCompleted)
        {
            report.Break(
                $"{Text()} has not ended after {Stopwatch.GetElapsedTime(call.Started)}, cancelled {call.SinceCancellation} before"
            );
            return;
        }
        catch (WrongAnswerException e)
        {
            report.Break($"{Text()}: wrong answer: {e.Message}");
        }
        catch (Exception e)
        {
            report.Break($"{Text()} threw {e}");
        }

        CheckTime(Stopwatch.GetElapsedTime(call.Started) - operation.Limit, "later than its limit");
        CheckTime(call.SinceCancellation, "after its cancellation");
        call.NoteEnd();
        raw.Calls.TryRemove(number, out var _);
        CleanUp(scene.FolderOf(call));

        void CheckTime(TimeSpan? over, string what)
        {
            var slack = TimeoutLimits.Slack(lag.Since(call.Started));
            if (over > slack)
            {
                report.Break($"{Text()} ended {over} {what}, with a slack of {slack}");
            }

            report.NoteOver(over);
        }

        void CleanUp(string folder)
        {
            if (!Directory.Exists(folder))
            {
                return;
            }

            foreach (var file in ProcessFacts.FilesUnder($"{folder}/"))
            {
                report.Break($"{Text()} left open {file}");
            }

            Directory.Delete(folder, recursive: true);
        }

        string Text() =>
            $"call {number}, {operation.Name} on {(scene is RawSoakFixture ? "sockets" : "the simulated service")}, faults [{string.Join(", ", call.Faults)}]";
    }

    /// <summary>Runs an operation, and names how it ended if that is as it should be.</summary>
    private static async Task<string> RunAsync(SoakOperation operation, SoakFixture scene, Call call)
    {
        await Task.Yield();

        // The trace goes along with each request, and tells the service on sockets whose it is.
        using var activity = new Activity("soak.call");
        activity.SetParentId(ActivityTraceId.CreateFromString($"{call.Number:x32}"), ActivitySpanId.CreateRandom());
        activity.Start();
        try
        {
            await operation.RunAsync(scene, call);
            return call.IsIncomplete ? Report.Incomplete : Report.Right;
        }
        catch (OperationCanceledException e) when (call.Token.IsCancellationRequested && e.CancellationToken == call.Token)
        {
            scene.Watch.SearchException(e, "cancellations");
            return Report.Cancelled;
        }
        catch (BulkExportException e) when (e is not BulkExportFileException)
        {
            scene.Watch.SearchException(e, $"{e.GetType().Name} of {operation.Name}");
            WrongAnswerException.Unless(
                operation.IsFragile || await ExpectedFailure.IsGivenAsync(e, scene, call),
                $"it failed although nothing was wrong: {e}"
            );
            return e.GetType().Name;
        }
    }
}
