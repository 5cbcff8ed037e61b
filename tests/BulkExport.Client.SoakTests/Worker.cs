using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Runs calls sequentially and verifies how each completes.</summary>
internal sealed class Worker(
    SoakArguments arguments,
    IReadOnlyList<SoakFixture> fixtures,
    RawService raw,
    LagProbe lag,
    GracefulShutdown shutdown,
    Report report
)
{
    private const double CanceledShare = 0.12;
    private const int LatestCancellation = 1_500;

    /// <summary>Runs one call.</summary>
    /// <param name="number">The number of the call, which determines, together with the seed, what the call does.</param>
    public async Task CallAsync(long number)
    {
        using var call = new Call(arguments.Seed, number, shutdown.Closed);
        var fixture = fixtures[call.Random.Next(fixtures.Count)];
        var operation = SoakOperations.Choose(call.Random, fixture);
        if (call.Random.NextDouble() < CanceledShare)
        {
            // ReadMaximum cancellations are early, some before the call starts.
            call.CancelIn(TimeSpan.FromMilliseconds(Math.Pow(LatestCancellation, call.Random.NextDouble()) - 1));
        }

        raw.Calls[number] = call;
        Report.Count(report.Calls, operation.Name);
        var running = RunAsync(operation, fixture, call);
        try
        {
            report.Ended(operation.Name, await running.WaitAsync(operation.Limit + TimeoutLimits.Hanging, shutdown.Abandoned));
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !running.IsCompleted)
        {
            report.AddViolation(
                $"{Text()} has not completed after {Stopwatch.GetElapsedTime(call.Started)}; time since cancellation: {call.SinceCancellation}"
            );
            return;
        }
        catch (UnexpectedResultException e)
        {
            report.AddViolation($"{Text()}: incorrect result: {e.Message}");
        }
        catch (Exception e)
        {
            report.AddViolation($"{Text()} threw {e}");
        }

        CheckTime(Stopwatch.GetElapsedTime(call.Started) - operation.Limit, "later than its limit");
        CheckTime(call.SinceCancellation, "after its cancellation");
        call.SetCompleted();
        raw.Calls.TryRemove(number, out var _);
        CleanUp(fixture.GetDirectory(call));

        void CheckTime(TimeSpan? overrun, string what)
        {
            var slack = TimeoutLimits.Slack(lag.Since(call.Started));
            if (overrun > slack)
            {
                report.AddViolation($"{Text()} completed {overrun} {what}; the tolerance is {slack}");
            }

            report.RecordOverrun(overrun);
        }

        void CleanUp(string directory)
        {
            if (!Directory.Exists(directory))
            {
                return;
            }

            foreach (var file in ProcessHandles.FilesUnder($"{directory}/"))
            {
                report.AddViolation($"{Text()} did not close {file}");
            }

            Directory.Delete(directory, recursive: true);
        }

        string Text() =>
            $"call {number}, {operation.Name} on {(fixture is RawSoakFixture ? "sockets" : "the simulated service")}, faults [{string.Join(", ", call.Faults)}]";
    }

    /// <summary>Runs an operation and returns the name of its outcome if that is expected.</summary>
    private static async Task<string> RunAsync(SoakOperation operation, SoakFixture fixture, Call call)
    {
        await Task.Yield();

        // Each request carries the trace ID, which identifies the call to the raw server.
        using var activity = new Activity("soak.call");
        activity.SetParentId(ActivityTraceId.CreateFromString($"{call.Number:x32}"), ActivitySpanId.CreateRandom());
        activity.Start();
        try
        {
            await operation.RunAsync(fixture, call);
            return call.IsIncomplete ? Report.Incomplete : Report.Correct;
        }
        catch (OperationCanceledException e) when (call.Token.IsCancellationRequested && e.CancellationToken == call.Token)
        {
            fixture.Scanner.SearchException(e, "cancellations");
            return Report.Canceled;
        }
        catch (BulkExportException e) when (e is not BulkExportFileException)
        {
            fixture.Scanner.SearchException(e, $"{e.GetType().Name} of {operation.Name}");
            UnexpectedResultException.Require(
                operation.FailsOnConnectionReset || await ExpectedFailure.IsExpectedAsync(e, fixture, call),
                $"it failed without a fault: {e}"
            );
            return e.GetType().Name;
        }
    }
}
