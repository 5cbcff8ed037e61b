using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Runs one target: first the seeds, then mutations of the inputs that increased coverage.</summary>
internal sealed class TargetRun(FuzzTarget target, int inputs, int seed, Watchdog watchdog)
{
    private const int MaxFindings = 5;

    private readonly Coverage _coverage = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _findings = [];
    private readonly Mutator _mutator = new(new Random(seed));
    private readonly InputExecution _execution = new(target, watchdog);
    private readonly Stopwatch _time = new();
    private TimeSpan _slowest;
    private long _growth;

    /// <summary>Gets the number of inputs that were run, excluding the seeds.</summary>
    public int Done { get; private set; }

    /// <summary>Runs the target.</summary>
    /// <returns><see langword="true"/> if all inputs were run without a finding.</returns>
    public bool Run(TimeSpan limit)
    {
        var corpus = new Corpus(_mutator.Random);
        long? heap = null;
        foreach (var input in target.Seeds)
        {
            _execution.Run(input); // excludes one-time initialization from the measurements
            RunInput(input);
            corpus.Add(input, _execution.Outcome);
        }

        _outcomes.Clear();
        _slowest = default;
        _time.Start();
        while (Done < inputs && _findings.Count < MaxFindings && _time.Elapsed < limit)
        {
            var input = target.Mutate(corpus.Pick(), corpus.Pick(), _mutator);
            if (RunInput(input) && input.Length <= target.MaxLength)
            {
                corpus.Add(input, _execution.Outcome);
            }

            if (++Done == inputs / 4)
            {
                heap = Heap(corpus);
            }
        }

        _time.Stop();
        _growth = heap is { } before ? Heap(corpus) - before : 0;
        Print(corpus.Count);
        return ReportViolations().Count == 0 && _findings.Count == 0;
    }

    /// <summary>Runs an input, and writes it to a file if it violates a rule.</summary>
    /// <returns><see langword="true"/> if the input increased coverage.</returns>
    private bool RunInput(byte[] input)
    {
        var violation = _execution.Run(input);
        _outcomes[_execution.Outcome] = _outcomes.GetValueOrDefault(_execution.Outcome) + 1;
        _slowest = _execution.Time > _slowest ? _execution.Time : _slowest;
        var isNew = _coverage.Collect();
        if (violation is not null && _findings.Add(violation))
        {
            Finding.Write(target.Name, Reducer.Reduce(input, shorter => _execution.Run(shorter) == violation), violation);
        }

        return isNew;
    }

    /// <summary>Gets the size of the heap without the corpus, after the target has processed the same input.</summary>
    private long Heap(Corpus corpus)
    {
        _execution.Run(target.Seeds.First());
        return GC.GetTotalMemory(forceFullCollection: true) - corpus.Bytes;
    }

    /// <summary>Reports violations of the run as a whole.</summary>
    private List<string> ReportViolations()
    {
        var violations = new List<string>();
        if (_growth > target.MaxGrowth)
        {
            violations.Add($"the heap grew by {_growth:N0} bytes");
        }

        if (_coverage.Edges == 0)
        {
            violations.Add("no edge was counted: the library in the output directory is not instrumented");
        }

        if (Done < inputs && _findings.Count == 0)
        {
            violations.Add($"the timeout elapsed after {Done:N0} of {inputs:N0} inputs");
        }

        violations.ForEach(violation => Console.WriteLine($"FINDING {target.Name}: {violation}"));
        return violations;
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
