using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Runs rounds until the duration has elapsed, and measures resources between them.</summary>
internal sealed class SoakRun(SoakArguments arguments)
{
    /// <summary>The maximum resident memory, in MiB: far above the needs of a round, and far below a response of one gigabyte.</summary>
    private const long MaxPeakMemory = 900;

    /// <summary>The maximum growth of the live objects since the first round, in KiB. A round starts tens of thousands of calls.</summary>
    private const long MaxGrowth = 6 * 1024;

    /// <summary>The maximum size of pooled buffers, in KiB.</summary>
    private const long MaxLarge = 160 * 1024;

    /// <summary>The number of files that the runtime may open after the first round. Files of the library are checked separately.</summary>
    private const int MaxRuntimeFiles = 4;

    /// <summary>The number of other handles that the runtime may open, for libraries and wait handles.</summary>
    private const int MaxRuntimeHandles = 30;

    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(20);

    private readonly Report _report = new(arguments.Seed);
    private readonly List<MemorySample> _samples = [];

    /// <summary>The handles after the first round, because the runtime opens files on first use.</summary>
    private ProcessHandles? _baseline;

    /// <summary>Runs the soak test.</summary>
    /// <returns><see langword="true"/> if no violation was recorded.</returns>
    public async Task<bool> RunAsync()
    {
        Console.WriteLine($"soak: seed {arguments.Seed}, {arguments.Duration.TotalSeconds:0} s, at max {arguments.Calls} calls");
        PositiveControl.Check(_report);
        var before = ProcessHandles.Now();
        var started = Stopwatch.GetTimestamp();
        using var unobserved = new UnobservedExceptionDetector(_report);
        await using var lag = new LagProbe();
        await RunRoundsAsync(lag, started);

        // Must precede a garbage collection, which closes leaked sockets.
        await Eventually.UntilAsync(() => ProcessHandles.Now().Sockets <= before.Sockets);
        var after = ProcessHandles.Now();
        _report.Require(after.Sockets <= before.Sockets, $"{after.Sockets} sockets are open, {before.Sockets} at the start");
        _ = MemorySample.Now(); // finalizes undisposed responses and unobserved exceptions
        var duration = Stopwatch.GetElapsedTime(started);
        if (arguments.Only is null)
        {
            Coverage.Check(_report, duration);
        }

        _report.Print(duration, _samples, before, after, lag.Largest);
        return !_report.HasViolations;
    }

    private async Task RunRoundsAsync(LagProbe lag, long started)
    {
        var days = new Days(arguments.Seed);
        await using var shared = new SharedClients(arguments.Seed, days, _report);
        var last = 0L;
        do
        {
            var left = arguments.Duration - Stopwatch.GetElapsedTime(started);
            last = await new Round(arguments, days, shared, lag, _report).RunAsync(last + 1, left < RoundLength ? left : RoundLength);
            MeasureResources();
            Console.WriteLine(
                $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {last} calls, {_samples[^1].Small} KiB live, peak {ProcessHandles.PeakMemory} MiB"
            );
        } while (
            Stopwatch.GetElapsedTime(started) < arguments.Duration
            && arguments.Only is null
            && last < arguments.Calls
            && !_report.HasViolations
        );
    }

    /// <summary>Measures the resources while the shared clients are idle.</summary>
    private void MeasureResources()
    {
        var now = ProcessHandles.Now();
        _baseline ??= now;
        _report.Require(
            now.Files <= _baseline.Files + MaxRuntimeFiles,
            $"{now.Files} files are open, {_baseline.Files} after the first round"
        );
        _report.Require(
            now.Others <= _baseline.Others + MaxRuntimeHandles,
            $"{now.Others} other handles are open, {_baseline.Others} after the first round"
        );
        var sample = MemorySample.Now();
        _samples.Add(sample);
        _report.Require(
            sample.Small <= _samples[0].Small + MaxGrowth,
            $"{sample.Small} KiB of objects are live, {_samples[0].Small} KiB after the first round"
        );
        _report.Require(sample.Large <= MaxLarge, $"{sample.Large} KiB of large objects are live");
        _report.Require(ProcessHandles.PeakMemory <= MaxPeakMemory, $"the peak memory is {ProcessHandles.PeakMemory} MiB");
    }
}
