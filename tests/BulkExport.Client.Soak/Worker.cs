using System.Diagnostics;

namespace BulkExport.Client.Soak;

/// <summary>Makes calls one after another, and judges how each ends.</summary>
internal sealed class Worker(int seed, IReadOnlyList<Scene> scenes, RawService raw, Report report)
{
    private const double CancelledShare = 0.12;
    private const int LatestCancellation = 1_500;

    /// <summary>Makes one call.</summary>
    /// <param name="number">Its number, which together with the seed says what it does.</param>
    public async Task CallAsync(long number)
    {
        using var cancellation = new CancellationTokenSource();
        var call = new Call(seed, number, cancellation.Token);
        await using var _ = cancellation.Token.Register(call.NoteCancellation);
        var scene = scenes[call.Random.Next(scenes.Count)];
        var operation = SoakOperations.Choose(call.Random);
        var name = $"{operation.Name} on {(scene is RawScene ? "sockets" : "the simulated service")}";
        if (call.Random.NextDouble() < CancelledShare)
        {
            // Early ones more often than late ones, some before the call.
            cancellation.CancelAfter((int)Math.Pow(LatestCancellation, call.Random.NextDouble()) - 1);
        }

        raw.Calls[number] = call;
        Report.Count(report.Calls, operation.Name);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var running = RunAsync(operation, scene, call);
            if (await Task.WhenAny(running, Task.Delay(operation.Limit + (2 * Limits.Slack))) != running)
            {
                report.Break($"{Text()} has not ended after {Stopwatch.GetElapsedTime(started)}");
                return;
            }

            Report.Count(report.Outcomes, await running);
        }
        catch (Exception e) when (e is WrongAnswerException)
        {
            report.Break($"{Text()}: wrong answer: {e.Message}");
        }
        catch (Exception e)
        {
            report.Break($"{Text()} threw {e}");
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        if (elapsed > operation.Limit + Limits.Slack)
        {
            report.Break($"{Text()} took {elapsed}, and its limit is {operation.Limit}");
        }

        if (call.SinceCancellation > Limits.Slack)
        {
            report.Break($"{Text()} ended {call.SinceCancellation} after its cancellation");
        }

        call.NoteEnd();
        raw.Calls.TryRemove(number, out var _);
        Delete(scene.FolderOf(call));

        string Text() => $"call {number}, {name}, faults [{string.Join(", ", call.Faults)}]";
    }

    /// <summary>Runs an operation, and names how it ended if that is as it should be.</summary>
    private static async Task<string> RunAsync(SoakOperation operation, Scene scene, Call call)
    {
        await Task.Yield();

        // The trace goes along with each request, and tells the service on sockets whose it is.
        using var activity = new Activity("soak.call");
        activity.SetParentId(ActivityTraceId.CreateFromString($"{call.Number:x32}"), ActivitySpanId.CreateRandom());
        activity.Start();
        try
        {
            await operation.RunAsync(scene, call);
            return "right";
        }
        catch (OperationCanceledException e) when (call.Token.IsCancellationRequested && e.CancellationToken == call.Token)
        {
            scene.Watch.SearchException(e, "cancellations");
            return "cancelled";
        }
        catch (BulkExportException e) when (call.MeetsBadPath || e is not BulkExportFileException)
        {
            scene.Watch.SearchException(e, $"{e.GetType().Name} of {operation.Name}");
            return e.GetType().Name;
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
