using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Rounds, until the time is up, and what is measured between them.</summary>
internal sealed class SoakRun(SoakArguments arguments)
{
    /// <summary>Far above what a round needs, and far below an answer of a gigabyte.</summary>
    private const long MostPeakMemory = 900;

    /// <summary>How much more may be alive after any round than after the first, in KiB. Rounds begin tens of thousands of calls.</summary>
    private const long MostGrowth = 6 * 1024;

    /// <summary>The buffers that a pool may keep, in KiB.</summary>
    private const long MostLarge = 160 * 1024;

    /// <summary>Files that the runtime may open after the first round. Those of the library are all under one folder, where none may be open.</summary>
    private const int RuntimesOwn = 4;

    /// <summary>Libraries that are loaded later, and what the runtime waits with.</summary>
    private const int RuntimesOwnOthers = 30;

    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(20);

    private readonly Report _report = new(arguments.Seed);
    private readonly List<MemoryMark> _marks = [];

    /// <summary>After the first round: the runtime opens files of its own when they are first needed.</summary>
    private ProcessFacts? _settled;

    /// <summary>Runs it.</summary>
    /// <returns>Whether everything held.</returns>
    public async Task<bool> RunAsync()
    {
        Console.WriteLine($"soak: seed {arguments.Seed}, {arguments.Duration.TotalSeconds:0} s, at most {arguments.Calls} calls");
        PositiveControl.Check(_report);
        var before = ProcessFacts.Now();
        var started = Stopwatch.GetTimestamp();
        using var unobserved = new UnobservedExceptionDetector(_report);
        await using var lag = new LagProbe();
        await RunRoundsAsync(lag, started);

        // Before a collection, which closes what was forgotten.
        await Eventually.UntilAsync(() => ProcessFacts.Now().Sockets <= before.Sockets);
        var after = ProcessFacts.Now();
        _report.Unless(after.Sockets <= before.Sockets, $"{after.Sockets} sockets are open, {before.Sockets} were before");
        _ = MemoryMark.Now(); // finds answers and exceptions that were forgotten
        var duration = Stopwatch.GetElapsedTime(started);
        if (arguments.Only is null)
        {
            Coverage.Check(_report, duration);
        }

        _report.Print(duration, _marks, before, after, lag.Largest);
        return !_report.IsBroken;
    }

    private async Task RunRoundsAsync(LagProbe lag, long started)
    {
        var days = new Days(arguments.Seed);
        await using var kept = new KeptClients(arguments.Seed, days, _report);
        var last = 0L;
        do
        {
            var left = arguments.Duration - Stopwatch.GetElapsedTime(started);
            last = await new Round(arguments, days, kept, lag, _report).RunAsync(last + 1, left < RoundLength ? left : RoundLength);
            Look();
            Console.WriteLine(
                $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {last} calls, {_marks[^1].Small} KiB alive, peak {ProcessFacts.PeakMemory} MiB"
            );
        } while (
            Stopwatch.GetElapsedTime(started) < arguments.Duration && arguments.Only is null && last < arguments.Calls && !_report.IsBroken
        );
    }

    /// <summary>Measures what is left while the clients that are kept are idle.</summary>
    private void Look()
    {
        var now = ProcessFacts.Now();
        _settled ??= now;
        _report.Unless(
            now.Files <= _settled.Files + RuntimesOwn,
            $"{now.Files} files are open, {_settled.Files} were after the first round"
        );
        _report.Unless(now.Others <= _settled.Others + RuntimesOwnOthers, $"{now.Others} other handles are open, {_settled.Others} were");
        var mark = MemoryMark.Now();
        _marks.Add(mark);
        _report.Unless(mark.Small <= _marks[0].Small + MostGrowth, $"{mark.Small} KiB are alive, {_marks[0].Small} KiB were at first");
        _report.Unless(mark.Large <= MostLarge, $"{mark.Large} KiB of large objects are alive");
        _report.Unless(ProcessFacts.PeakMemory <= MostPeakMemory, $"the memory in use has been {ProcessFacts.PeakMemory} MiB");
    }
}
