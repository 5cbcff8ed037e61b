using System.Diagnostics;

namespace BulkExport.Client.SoakTests;

/// <summary>Waits for what is about to become true: a client can be done with a request before the service has read it.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static Task<bool> UntilAsync(Func<bool> isTrue) => UntilAsync(isTrue, Longest);

    public static async Task<bool> UntilAsync(Func<bool> isTrue, TimeSpan longest)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isTrue())
        {
            if (Stopwatch.GetElapsedTime(started) > longest)
            {
                return false;
            }

            await Task.Delay(Interval);
        }

        return true;
    }
}
