using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Polls a condition until it holds: the client may process a response before the server updates its state.</summary>
internal static class Eventually
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static Task<bool> UntilAsync(Func<bool> condition) => UntilAsync(condition, MaxDuration);

    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan timeout)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > timeout)
            {
                return false;
            }

            await Task.Delay(Interval);
        }

        return true;
    }
}
