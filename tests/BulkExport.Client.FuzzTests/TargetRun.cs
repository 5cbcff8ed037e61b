using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Runs one target: seeds first, then what becomes of them, keeping what reaches something new.</summary>
internal sealed class TargetRun(FuzzTarget target, int inputs, int seed, Watchdog watchdog)
{
    private const int MaxFindings = 5;

    private readonly Coverage _coverage = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _findings = [];
    private readonly Mutator _mutator = new(new Random(seed));
    private readonly InputExecution _trial = new(target, watchdog);
    private readonly Stopwatch _time = new();
    private TimeSpan _slowest;
    private long _growth;

    /// <summary>How many inputs were run, beside the seeds.</summary>
    public int Done { get; private set; }

    /// <summary>Runs it.</summary>
    /// <returns>Whether all inputs were run and nothing was found.</returns>
    public bool Run(TimeSpan limit)
    {
        var corpus = new Corpus(_mutator.Random);
        long? heap = null;
        foreach (var input in target.Seeds)
        {
            _trial.Run(input); // once for what is made only once
            Take(input);
            corpus.Add(input, _trial.Outcome);
        }

        _outcomes.Clear();
        _slowest = default;
        _time.Start();
        while (Done < inputs && _findings.Count < MaxFindings && _time.Elapsed < limit)
        {
            var input = target.Mutate(corpus.Pick(), corpus.Pick(), _mutator);
            if (Take(input) && input.Length <= target.MaxLength)
            {
                corpus.Add(input, _trial.Outcome);
            }

            if (++Done == inputs / 4)
            {
                heap = Heap(corpus);
            }
        }

        _time.Stop();
        _growth = heap is { } before ? Heap(corpus) - before : 0;
        Print(corpus.Count);
        return Complain().Count == 0 && _findings.Count == 0;
    }

    /// <summary>Runs an input, and keeps it when it breaks a rule.</summary>
    /// <returns>Whether it reached something new.</returns>
    private bool Take(byte[] input)
    {
        var what = _trial.Run(input);
        _outcomes[_trial.Outcome] = _outcomes.GetValueOrDefault(_trial.Outcome) + 1;
        _slowest = _trial.Time > _slowest ? _trial.Time : _slowest;
        var isNew = _coverage.Collect();
        if (what is not null && _findings.Add(what))
        {
            Finding.Write(target.Name, Reducer.Reduce(input, shorter => _trial.Run(shorter) == what), what);
        }

        return isNew;
    }

    /// <summary>The heap without the inputs that are kept, and with what the target keeps of one and the same input.</summary>
    private long Heap(Corpus corpus)
    {
        _trial.Run(target.Seeds.First());
        return GC.GetTotalMemory(forceFullCollection: true) - corpus.Bytes;
    }

    /// <summary>Says what is wrong with the run as a whole.</summary>
    private List<string> Complain()
    {
        var complaints = new List<string>();
        if (_growth > target.MaxGrowth)
        {
            complaints.Add($"the heap has grown by {_growth:N0} bytes");
        }

        if (_coverage.Edges == 0)
        {
            complaints.Add("no branch was counted: the library beside this program is not instrumented");
        }

        if (Done < inputs && _findings.Count == 0)
        {
            complaints.Add($"the time ran out after {Done:N0} of {inputs:N0} inputs");
        }

        complaints.ForEach(complaint => Console.WriteLine($"FINDING {target.Name}: {complaint}"));
        return complaints;
    }

    private void Print(int corpus)
    {
        using var process = Process.GetCurrentProcess();
        var outcomes = string.Join(", ", _outcomes.OrderByDescending(outcome => outcome.Value).Select(o => $"{o.Key} {o.Value:N0}"));
        Console.WriteLine(
            $"{target.Name, -14}{Done, 9:N0}{Done / _time.Elapsed.TotalSeconds, 10:N0}{_coverage.Edges, 8:N0}{corpus, 8:N0}"
                + $"{_slowest.TotalMilliseconds, 12:N1}{_growth / 1024, 11:N0}{process.PeakWorkingSet64 / 1e6, 9:N0}  {outcomes}"
        );
    }
}
