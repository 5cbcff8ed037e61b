using System.Collections.Concurrent;

namespace BulkExport.Client.Soak;

/// <summary>Counts what happens, and collects what must not.</summary>
internal sealed class Report(int seed)
{
    private const int MostShown = 20;
    private const int KindLength = 40;

    private readonly ConcurrentDictionary<string, long> _searched = [];
    private readonly ConcurrentDictionary<string, bool> _kinds = [];
    private string _first = string.Empty;
    private int _broken;

    public ConcurrentDictionary<string, long> Calls { get; } = [];

    public ConcurrentDictionary<string, long> Outcomes { get; } = [];

    public ConcurrentDictionary<string, long> Faults { get; } = [];

    public bool IsBroken => _broken > 0;

    public static void Count(ConcurrentDictionary<string, long> counts, string what) => counts.AddOrUpdate(what, 1, static (_, n) => n + 1);

    public void Searched(string where) => Count(_searched, where.Split(" of ")[0]);

    /// <summary>Notes a breach, and prints it at once.</summary>
    public void Break(string what)
    {
        if (Interlocked.Increment(ref _broken) == 1)
        {
            _first = what;
        }

        // One of a kind is enough to begin with.
        if (_kinds.TryAdd(what[..Math.Min(what.Length, KindLength)], true) && _kinds.Count <= MostShown)
        {
            Console.WriteLine($"BREACH (seed {seed}): {what}");
        }
    }

    public void Print(TimeSpan duration, IReadOnlyList<MemoryMark> marks, ProcessFacts before, ProcessFacts after)
    {
        Console.WriteLine($"seed {seed}, {duration.TotalSeconds:0} s, {Sum(Calls)} calls, {Sum(Faults)} faults");
        Print("calls", Calls);
        Print("faults", Faults);
        Print("outcomes", Outcomes);
        Print("searched for secrets", _searched);
        Console.WriteLine($"peak memory: {ProcessFacts.PeakMemory} MiB");
        Console.WriteLine($"heap, first: {marks[0].Small} KiB and {marks[0].Large} KiB of large objects");
        Console.WriteLine($"heap, last: {marks[^1].Small} KiB and {marks[^1].Large} KiB of large objects");
        Console.WriteLine($"sockets, files, other handles: before {Text(before)}, after {Text(after)}");
        Console.WriteLine(IsBroken ? $"soak: BROKEN: {_broken} breaches, the first: {_first}" : "soak: held");
    }

    private static string Text(ProcessFacts facts) => $"{facts.Sockets}, {facts.Files}, {facts.Others}";

    private static long Sum(ConcurrentDictionary<string, long> counts) => counts.Values.Sum();

    private static void Print(string title, ConcurrentDictionary<string, long> counts) =>
        Console.WriteLine(
            $"{title}: {string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => $"{count.Key} {count.Value}"))}"
        );
}
