using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>Counts calls, faults, and outcomes, and records violations.</summary>
internal sealed class Report(int seed)
{
    public const string Correct = "correct";
    public const string Incomplete = "incomplete";
    public const string Canceled = "canceled";

    private const int MaxShown = 20;
    private const int KindLength = 50;

    private readonly ConcurrentDictionary<string, bool> _kinds = [];
    private readonly Lock _lock = new();
    private string _first = string.Empty;
    private int _violations;

    public ConcurrentDictionary<string, long> Calls { get; } = [];

    /// <summary>Gets the number of calls by operation and outcome.</summary>
    public ConcurrentDictionary<(string Operation, string Outcome), long> Outcomes { get; } = [];

    public ConcurrentDictionary<string, long> Faults { get; } = [];

    /// <summary>Gets the number of texts that were scanned for secrets, by location.</summary>
    public ConcurrentDictionary<string, long> Texts { get; } = [];

    /// <summary>Gets the maximum time by which a call exceeded its limit or its cancellation, not reduced by the lag of the machine.</summary>
    public TimeSpan LargestOverrun { get; private set; }

    public bool HasViolations => _violations > 0;

    public static void Count<T>(ConcurrentDictionary<T, long> counts, T what)
        where T : notnull => counts.AddOrUpdate(what, 1, static (_, n) => n + 1);

    public void Searched(string where) => Count(Texts, where.Split(" of ")[0]);

    public void Ended(string operation, string outcome) => Count(Outcomes, (operation, outcome));

    public void RecordOverrun(TimeSpan? overrun)
    {
        lock (_lock)
        {
            LargestOverrun = overrun > LargestOverrun ? overrun.Value : LargestOverrun;
        }
    }

    /// <summary>Records a violation, and prints the first one of each kind.</summary>
    public void AddViolation(string what)
    {
        if (Interlocked.Increment(ref _violations) == 1)
        {
            _first = what;
        }

        // Numbers vary between violations of the same kind.
        var kind = string.Concat(what.TakeWhile(c => c != '…').Where(c => !char.IsDigit(c)).Take(KindLength));
        if (_kinds.TryAdd(kind, true) && _kinds.Count <= MaxShown)
        {
            Console.WriteLine($"VIOLATION (seed {seed}): {what}");
        }
    }

    /// <summary>Records a failure of the soak test itself.</summary>
    public void AddInternalFailure(Exception failure) => AddViolation($"the soak test itself failed: {failure}");

    public void Require(bool condition, string what)
    {
        if (!condition)
        {
            AddViolation(what);
        }
    }

    public void Print(TimeSpan duration, IReadOnlyList<MemorySample> samples, ProcessHandles before, ProcessHandles after, TimeSpan lag)
    {
        var outcomes = Outcomes.ToLookup(one => one.Key.Outcome, one => one.Value);
        Console.WriteLine($"seed {seed}, {duration.TotalSeconds:0} s, {Calls.Values.Sum()} calls, {Faults.Values.Sum()} faults");
        Print("calls", Calls);
        Print("faults", Faults);
        Print("results", outcomes.Where(one => IsResult(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Sum())));
        Print("exceptions", outcomes.Where(one => !IsResult(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Sum())));
        Print(
            "correct",
            Outcomes.Where(one => one.Key.Outcome == Correct).Select(one => KeyValuePair.Create(one.Key.Operation, one.Value))
        );
        Print("scanned for secrets", Texts);
        Console.WriteLine($"peak memory: {ProcessHandles.PeakMemory} MiB");
        Console.WriteLine($"heap, first: {samples[0].Small} KiB and {samples[0].Large} KiB of large objects");
        Console.WriteLine($"heap, last: {samples[^1].Small} KiB and {samples[^1].Large} KiB of large objects");
        Console.WriteLine($"sockets, files, other handles: before {Text(before)}, after {Text(after)}");
        Console.WriteLine(
            $"largest lag: {lag.TotalMilliseconds:0} ms; largest overrun of a limit or a cancellation: {LargestOverrun.TotalMilliseconds:0} ms"
        );
        Console.WriteLine(HasViolations ? $"soak: FAILED: {_violations} violations, the first: {_first}" : "soak: passed");

        static bool IsResult(string outcome) => outcome is Correct or Incomplete or Canceled;
    }

    private static string Text(ProcessHandles data) => $"{data.Sockets}, {data.Files}, {data.Others}";

    private static void Print(string title, IEnumerable<KeyValuePair<string, long>> counts) =>
        Console.WriteLine(
            $"{title}: {string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"))}"
        );
}
