using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Hands single inputs to a target, and says what is wrong with what came of them.</summary>
internal sealed class InputExecution(FuzzTarget target, Watchdog watchdog)
{
    private const int Repeats = 3;

    /// <summary>What an input may take: a hundred times what the slowest do. On a busy machine one may take longer, but not each time.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(500);

    /// <summary>In a word what came of the last input.</summary>
    public string Outcome { get; private set; } = string.Empty;

    /// <summary>What the last input took.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>What the last input allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>What was thrown at the last input, if something is wrong.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Runs an input, and a slow one again.</summary>
    /// <returns>What is wrong, in a word that is the same for all inputs with which the same is wrong.</returns>
    public string? Run(byte[] input)
    {
        var what = Try(input);
        for (var repeats = 0; what is null && Time > MaxTime; repeats++)
        {
            if (repeats == Repeats)
            {
                return $"it takes more than {MaxTime.TotalMilliseconds} ms, each time";
            }

            what = Try(input);
        }

        return what;
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
            FindingException.Unless(Allocated <= target.MaxAllocated(input), "more is allocated than the input is worth");
            target.Judge(input);
            return null;
        }
        catch (Exception e)
        {
            Failure = e;
            var cause = e.GetBaseException(); // the library may have made its own of it
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
