using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Shortens an input while its outcome remains the same.</summary>
internal static class Reducer
{
    private const int MaxTries = 3000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30); // slow inputs are findings, too

    public static byte[] Reduce(byte[] input, Func<byte[], bool> hasSameOutcome)
    {
        var (tries, time) = (0, Stopwatch.StartNew());
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && tries < MaxTries && time.Elapsed < MaxTime; tries++)
            {
                byte[] shorter = [.. input[..start], .. input[(start + length)..]];
                if (hasSameOutcome(shorter))
                {
                    input = shorter;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }
}
