using System.Diagnostics;

namespace BulkExport.Client.Fuzz;

/// <summary>Runs one target: seeds first, then what becomes of them, keeping what reaches something new.</summary>
internal sealed class TargetRun(FuzzTarget target, int inputs, int seed, Watchdog watchdog)
{
    private const int MaxFindings = 5;

    /// <summary>What a call may allocate whatever the input.</summary>
    private const long MaxAllocated = 256 * 1024;

    /// <summary>By how much the heap may be larger at the end than it was after the first quarter: pools of buffers fill up for a while.</summary>
    private const long MaxGrowth = 48 * 1024 * 1024;

    private readonly Coverage _coverage = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _findings = [];
    private readonly Mutator _mutator = new(new Random(seed));
    private readonly Stopwatch _time = new();
    private string _outcome = string.Empty;
    private TimeSpan _slowest;
    private int _done;

    /// <summary>Runs it.</summary>
    /// <returns>Whether all inputs were run and nothing was found.</returns>
    public bool Run(TimeSpan limit)
    {
        var corpus = new Corpus(_mutator.Random);
        var heap = 0L;
        foreach (var input in target.Seeds)
        {
            Try(input); // once for what is made only once
            Take(input);
            corpus.Add(input, _outcome);
        }

        _outcomes.Clear();
        _slowest = default;
        _time.Start();
        while (_done < inputs && _findings.Count < MaxFindings && _time.Elapsed < limit)
        {
            var input = target.Mutate(corpus.Pick(), corpus.Pick(), _mutator);
            if (Take(input) && input.Length <= target.MaxLength)
            {
                corpus.Add(input, _outcome);
            }

            if (++_done == inputs / 4)
            {
                heap = GC.GetTotalMemory(forceFullCollection: true) - corpus.Bytes;
            }
        }

        _time.Stop();
        var growth = GC.GetTotalMemory(forceFullCollection: true) - corpus.Bytes - heap;
        if (heap > 0 && growth > MaxGrowth)
        {
            Report([], $"the heap has grown by {growth} bytes");
        }

        Print(corpus.Count);
        return _done == inputs && _findings.Count == 0;
    }

    /// <summary>Runs an input, and keeps it when it breaks a rule.</summary>
    /// <returns>Whether it reached something new.</returns>
    private bool Take(byte[] input)
    {
        if (Try(input) is { } what && !_findings.Contains(what))
        {
            Report(Reducer.Reduce(input, shorter => Try(shorter) == what), what);
        }

        return _coverage.Collect();
    }

    private void Report(byte[] input, string what)
    {
        _findings.Add(what);
        Finding.Write(target.Name, input, what);
    }

    /// <summary>Runs an input.</summary>
    /// <returns>What is wrong, in a word that is the same for all inputs with which the same is wrong.</returns>
    private string? Try(byte[] input)
    {
        watchdog.Enter(target, input);
        try
        {
            Coverage.Reset();
            var (allocated, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            _outcome = target.Exercise(input);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var time = Stopwatch.GetElapsedTime(start);
            _slowest = time > _slowest ? time : _slowest;
            _outcomes[_outcome] = _outcomes.GetValueOrDefault(_outcome) + 1;
            FindingException.Unless(
                allocated <= MaxAllocated + ((long)target.MaxAllocatedPerByte * input.Length),
                "more is allocated than the input is worth"
            );
            target.Judge(input);
            return null;
        }
        catch (Exception e)
        {
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

    private void Print(int corpus)
    {
        using var process = Process.GetCurrentProcess();
        var outcomes = string.Join(", ", _outcomes.OrderByDescending(outcome => outcome.Value).Select(o => $"{o.Key} {o.Value:N0}"));
        Console.WriteLine(
            $"{target.Name, -14}{_done, 9:N0}{_done / _time.Elapsed.TotalSeconds, 10:N0}{_coverage.Edges, 8:N0}{corpus, 8:N0}"
                + $"{_slowest.TotalMilliseconds, 12:N1}{process.PeakWorkingSet64 / 1e6, 9:N0}  {outcomes}"
        );
        if (_done < inputs && _findings.Count == 0)
        {
            Console.WriteLine($"  the time ran out after {_done:N0} of {inputs:N0} inputs");
        }
    }
}
