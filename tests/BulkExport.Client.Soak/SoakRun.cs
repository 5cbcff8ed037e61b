using System.Diagnostics;

namespace BulkExport.Client.Soak;

/// <summary>Rounds, until the time is up, and what is measured between them.</summary>
internal sealed class SoakRun(SoakArguments arguments)
{
    /// <summary>Far above what a round needs, and far below an answer of a gigabyte.</summary>
    private const long MostPeakMemory = 900;

    /// <summary>How much more may be alive after any round than after the first, in KiB. Rounds begin tens of thousands of calls.</summary>
    private const long MostGrowth = 8 * 1024;

    /// <summary>The buffers that a pool may keep, in KiB.</summary>
    private const long MostLarge = 400 * 1024;

    /// <summary>Files that the runtime may open after the first round. Those of the library are all under one folder, where none may be open.</summary>
    private const int RuntimesOwn = 4;

    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(20);

    private readonly Report _report = new(arguments.Seed);

    /// <summary>After the first round: the runtime opens files of its own when they are first needed.</summary>
    private ProcessFacts? _settled;

    /// <summary>Runs it.</summary>
    /// <returns>Whether everything held.</returns>
    public async Task<bool> RunAsync()
    {
        Console.WriteLine($"soak: seed {arguments.Seed}, {arguments.Duration.TotalSeconds:0} s");
        var before = ProcessFacts.Now();
        var marks = new List<MemoryMark>();
        var days = new Days(arguments.Seed);
        var started = Stopwatch.GetTimestamp();
        var last = 0L;
        using var unobserved = new UnobservedWatch(_report);
        while (marks.Count == 0 || (Stopwatch.GetElapsedTime(started) < arguments.Duration && arguments.Only is null && !_report.IsBroken))
        {
            var left = arguments.Duration - Stopwatch.GetElapsedTime(started);
            last = await new Round(arguments, days, _report).RunAsync(last + 1, left < RoundLength ? left : RoundLength);
            marks.Add(Look(before, marks));
            Console.WriteLine(
                $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {last} calls, {marks[^1].Small} KiB alive, peak {ProcessFacts.PeakMemory} MiB"
            );
        }

        _report.Print(Stopwatch.GetElapsedTime(started), marks, before, ProcessFacts.Now());
        return !_report.IsBroken;
    }

    private MemoryMark Look(ProcessFacts before, List<MemoryMark> marks)
    {
        var mark = MemoryMark.Now();
        var now = ProcessFacts.Now();
        Check(now.Sockets <= before.Sockets, $"{now.Sockets} sockets are open, {before.Sockets} were before");
        _settled ??= now;
        Check(now.Files <= _settled.Files + RuntimesOwn, $"{now.Files} files are open, {_settled.Files} were after the first round");
        var first = marks.Count == 0 ? mark : marks[0];
        Check(mark.Small <= first.Small + MostGrowth, $"{mark.Small} KiB are alive, {first.Small} KiB were at first");
        Check(mark.Large <= MostLarge, $"{mark.Large} KiB of large objects are alive");
        Check(ProcessFacts.PeakMemory <= MostPeakMemory, $"the memory in use has been {ProcessFacts.PeakMemory} MiB");
        return mark;
    }

    private void Check(bool isRight, string what)
    {
        if (!isRight)
        {
            _report.Break(what);
        }
    }
}
