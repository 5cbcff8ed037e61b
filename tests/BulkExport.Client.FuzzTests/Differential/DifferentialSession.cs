using System.Diagnostics;
using BulkExport.Client.FuzzTests.Targets;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Compares the decompression of the library with an independent one, on random files with random damage.</summary>
internal sealed class DifferentialSession(DifferentialArguments arguments, GzipJudge judge)
{
    private const int MaxReportedFindings = 20;

    private readonly Random _random = new(arguments.Seed);
    private readonly Dictionary<Damage, DamageStatistics> _statistics = Enum.GetValues<Damage>()
        .ToDictionary(d => d, _ => new DamageStatistics());
    private readonly DamageStatistics _total = new();
    private readonly Decompressed _actual = new();
    private int _crossChecks;

    public static int Run(DifferentialArguments arguments)
    {
        if (!Zlib.IsAvailable)
        {
            Console.Error.WriteLine("FAILED: libz.so.1 was not found. Install zlib (Debian: zlib1g).");
            return 1;
        }

        if (arguments.CrossChecks > 0 && !GzipCommand.IsAvailable)
        {
            Console.Error.WriteLine("FAILED: the gzip command was not found. Install it, or pass --cross-checks 0.");
            return 1;
        }

        using var judge = new GzipJudge();
        return new DifferentialSession(arguments, judge).Run();
    }

    private int Run()
    {
        Console.WriteLine($"{arguments.Files:N0} files, seed {arguments.Seed}");
        var time = Stopwatch.StartNew();
        var generator = new FileGenerator(_random);
        var checksDue = 0.0;
        for (var i = 0; i < arguments.Files; i++)
        {
            var damage = _random.Next(4) == 0 ? Damage.None : (Damage)_random.Next(1, _statistics.Count);
            checksDue += (double)arguments.CrossChecks / arguments.Files;
            var isCrossChecked = _crossChecks < (int)Math.Ceiling(checksDue);
            Compare(generator.Create(damage), damage, isCrossChecked);
        }

        WriteStatistics();
        Console.WriteLine(
            $"{(_total.Findings == 0 ? "no findings" : $"FAILED: {_total.Findings:N0} findings")} in {_total.Files:N0} files, "
                + $"{_crossChecks:N0} of them compared with gzip -t, {time.Elapsed.TotalSeconds:N0} s"
        );
        return _total.Findings == 0 ? 0 : 1;
    }

    private void Compare(byte[] file, Damage damage, bool isCrossChecked)
    {
        var verdict = judge.Decompress(file);
        using var stream = new VerifyingGzipStream(new ChunkedStream(file, _random.GetItems([int.MaxValue, 5_000, 300, 7, 1], 1)[0]));
        _actual.ReadAsync(stream, _random.Next(2) == 0 ? 64 * 1024 : _random.Next(1, 1000)).GetAwaiter().GetResult();
        _statistics[damage].Add(verdict, _actual.IsComplete);

        // An empty file is a day without records.
        var isExpected = verdict == GzipVerdict.Accepted || file.Length == 0;
        Require(_actual.IsComplete || !isExpected, "complete data was rejected", damage, file);
        Require(!_actual.IsComplete || isExpected, "incomplete data was accepted", damage, file);
        var common = _actual.Content.CommonPrefixLength(judge.Content);
        var isSame = common == (_actual.IsComplete ? Math.Max(_actual.Content.Length, judge.Content.Length) : _actual.Content.Length);
        Require(isSame || (_actual.IsFull && common == _actual.Content.Length), "the content differs", damage, file);

        if (isCrossChecked && verdict != GzipVerdict.OtherFormat)
        {
            _crossChecks++;
            Require(GzipCommand.Test(file) == verdict, $"the judge reports {verdict}, unlike gzip -t", damage, file);
        }
    }

    private void Require(bool holds, string violation, Damage damage, byte[] file)
    {
        if (!holds)
        {
            _statistics[damage].Findings++;
            if (_statistics.Values.Sum(s => s.Findings) <= MaxReportedFindings)
            {
                Finding.Write("gzip", file, $"{damage}: {violation}");
            }
        }
    }

    private void WriteStatistics()
    {
        Console.WriteLine($"{"damage", -26}{"files", 9}{"gzip -t: 0", 12}{"1", 9}{"2", 9}{"other", 7}{"accepted", 10}{"findings", 10}");
        foreach (var (damage, statistics) in _statistics)
        {
            Write(damage.ToString(), statistics);
            _total.Add(statistics);
        }

        Write("total", _total);
    }

    private static void Write(string name, DamageStatistics statistics) =>
        Console.WriteLine(
            $"{name, -26}{statistics.Files, 9:N0}{statistics.GetCount(GzipVerdict.Accepted), 12:N0}"
                + $"{statistics.GetCount(GzipVerdict.Rejected), 9:N0}{statistics.GetCount(GzipVerdict.TrailingGarbage), 9:N0}"
                + $"{statistics.GetCount(GzipVerdict.OtherFormat), 7:N0}{statistics.Accepted, 10:N0}{statistics.Findings, 10:N0}"
        );
}
