using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>Counts what happens, and collects what must not.</summary>
internal sealed class Report(int seed)
{
    public const string Right = "right";
    public const string Incomplete = "incomplete";
    public const string Cancelled = "cancelled";

    private const int MostShown = 20;
    private const int KindLength = 50;

    private readonly ConcurrentDictionary<string, bool> _kinds = [];
    private readonly Lock _lock = new();
    private string _first = string.Empty;
    private int _broken;

    public ConcurrentDictionary<string, long> Calls { get; } = [];

    /// <summary>How the calls of each operation ended.</summary>
    public ConcurrentDictionary<(string Operation, string Outcome), long> Outcomes { get; } = [];

    public ConcurrentDictionary<string, long> Faults { get; } = [];

    /// <summary>How many texts were searched for secrets, by where they were.</summary>
    public ConcurrentDictionary<string, long> Texts { get; } = [];

    /// <summary>By how much a call has ended later than it should on a machine that is never late.</summary>
    public TimeSpan LargestOver { get; private set; }

    public bool IsBroken => _broken > 0;

    public static void Count<T>(ConcurrentDictionary<T, long> counts, T what)
        where T : notnull => counts.AddOrUpdate(what, 1, static (_, n) => n + 1);

    public void Searched(string where) => Count(Texts, where.Split(" of ")[0]);

    public void Ended(string operation, string outcome) => Count(Outcomes, (operation, outcome));

    public void NoteOver(TimeSpan? over)
    {
        lock (_lock)
        {
            LargestOver = over > LargestOver ? over.Value : LargestOver;
        }
    }

    /// <summary>Notes a breach, and prints it at once.</summary>
    public void Break(string what)
    {
        if (Interlocked.Increment(ref _broken) == 1)
        {
            _first = what;
        }

        // One of a kind is enough to begin with.
        var kind = string.Concat(what.TakeWhile(c => c != '…').Where(c => !char.IsDigit(c)).Take(KindLength));
        if (_kinds.TryAdd(kind, true) && _kinds.Count <= MostShown)
        {
            Console.WriteLine($"BREACH (seed {seed}): {what}");
        }
    }

    /// <summary>Notes a failure that is no fault of the library.</summary>
    public void BreakItself(Exception failure) => Break($"the soak itself failed: {failure}");

    public void Unless(bool isRight, string what)
    {
        if (!isRight)
        {
            Break(what);
        }
    }

    public void Print(TimeSpan duration, IReadOnlyList<MemoryMark> marks, ProcessFacts before, ProcessFacts after, TimeSpan lag)
    {
        var outcomes = Outcomes.ToLookup(one => one.Key.Outcome, one => one.Value);
        Console.WriteLine($"seed {seed}, {duration.TotalSeconds:0} s, {Calls.Values.Sum()} calls, {Faults.Values.Sum()} faults");
        Print("calls", Calls);
        Print("faults", Faults);
        Print("answers", outcomes.Where(one => IsAnswer(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Sum())));
        Print("exceptions", outcomes.Where(one => !IsAnswer(one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Sum())));
        Print("right", Outcomes.Where(one => one.Key.Outcome == Right).Select(one => KeyValuePair.Create(one.Key.Operation, one.Value)));
        Print("searched for secrets", Texts);
        Console.WriteLine($"peak memory: {ProcessFacts.PeakMemory} MiB");
        Console.WriteLine($"heap, first: {marks[0].Small} KiB and {marks[0].Large} KiB of large objects");
        Console.WriteLine($"heap, last: {marks[^1].Small} KiB and {marks[^1].Large} KiB of large objects");
        Console.WriteLine($"sockets, files, other handles: before {Text(before)}, after {Text(after)}");
        Console.WriteLine(
            $"largest lag: {lag.TotalMilliseconds:0} ms; largest time over a limit or after a cancellation: {LargestOver.TotalMilliseconds:0} ms"
        );
        Console.WriteLine(IsBroken ? $"soak: BROKEN: {_broken} breaches, the first: {_first}" : "soak: held");

        static bool IsAnswer(string outcome) => outcome is Right or Incomplete or Cancelled;
    }

    private static string Text(ProcessFacts facts) => $"{facts.Sockets}, {facts.Files}, {facts.Others}";

    private static void Print(string title, IEnumerable<KeyValuePair<string, long>> counts) =>
        Console.WriteLine(
            $"{title}: {string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"))}"
        );
}
