using System.Diagnostics;
using System.Globalization;

namespace BulkExport.Client.Benchmarks.Stores;

/// <summary>Runs an operation, and prints its duration in seconds and the peak memory of the process.</summary>
internal static class StoreProcess
{
    public static async Task<int> RunAsync(Func<Task<bool>> operation)
    {
        var start = Stopwatch.GetTimestamp();
        var isComplete = await operation();
        var elapsed = Stopwatch.GetElapsedTime(start);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds} {process.PeakWorkingSet64}"));
        return isComplete ? 0 : 1;
    }
}
