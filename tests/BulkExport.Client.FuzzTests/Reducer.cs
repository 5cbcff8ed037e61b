using System.Diagnostics;

namespace BulkExport.Client.FuzzTests;

/// <summary>Makes an input shorter for as long as it does the same.</summary>
internal static class Reducer
{
    private const int MaxTries = 3000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30); // an input may be a finding because it is slow

    public static byte[] Reduce(byte[] input, Func<byte[], bool> doesTheSame)
    {
        var (tries, time) = (0, Stopwatch.StartNew());
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && tries < MaxTries && time.Elapsed < MaxTime; tries++)
            {
                byte[] shorter = [.. input[..start], .. input[(start + length)..]];
                if (doesTheSame(shorter))
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
