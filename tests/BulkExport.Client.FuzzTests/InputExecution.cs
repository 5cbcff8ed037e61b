using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Runs single inputs of a target and detects rule violations.</summary>
internal sealed class InputExecution(FuzzTarget target, Watchdog watchdog)
{
    private const int Repeats = 3;

    /// <summary>The maximum duration of an input, a hundred times the typical one. On a busy machine an input may exceed it, but not
    /// repeatedly.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets a short name of the outcome of the last input.</summary>
    public string Outcome { get; private set; } = string.Empty;

    /// <summary>Gets the duration of the last input.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Gets the number of bytes that were allocated for the last input.</summary>
    public long Allocated { get; private set; }

    /// <summary>Gets the exception of the last input if it violated a rule.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Runs an input, and repeats a slow one.</summary>
    /// <returns>The description of the violation, identical for all inputs with the same violation, or <see langword="null"/>.</returns>
    public string? Run(byte[] input)
    {
        var violation = Try(input);
        for (var repeats = 0; violation is null && Time > MaxTime; repeats++)
        {
            if (repeats == Repeats)
            {
                return $"takes more than {MaxTime.TotalMilliseconds} ms repeatedly";
            }

            violation = Try(input);
        }

        return violation;
    }

    private string? Try(byte[] input)
    {
        watchdog.Enter(target, input);
        try
        {
            Failure = null;
            Coverage.Reset();
            var (allocated, start) = (CountAllocated(), Stopwatch.GetTimestamp());
            Outcome = target.Exercise(input);
            Time = Stopwatch.GetElapsedTime(start);
            Allocated = CountAllocated() - allocated;
            FindingException.Require(Allocated <= target.MaxAllocated(input), "allocates more than the limit for its length");
            target.Verify(input);
            return null;
        }
        catch (Exception e)
        {
            Failure = e;
            var cause = e.GetBaseException(); // the library may have wrapped it
            return cause is FindingException
                ? cause.Message
                : $"{cause.GetType().Name} in {new StackTrace(cause, fNeedFileInfo: false).GetFrame(0)?.GetMethod()}";
        }
        finally
        {
            watchdog.Leave();
        }
    }

    private long CountAllocated() => target.UsesThreads ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();
}
