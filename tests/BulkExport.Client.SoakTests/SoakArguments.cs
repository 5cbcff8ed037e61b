using System.Globalization;
using System.Security.Cryptography;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents the command-line arguments.</summary>
/// <param name="Seed">The seed of all random numbers.</param>
/// <param name="Duration">The time during which calls are started.</param>
/// <param name="Calls">The maximum number of calls.</param>
/// <param name="Only">The number of the single call to repeat, or <see langword="null"/> to run all calls.</param>
internal sealed record SoakArguments(int Seed, TimeSpan Duration, long Calls, long? Only)
{
    /// <summary>More calls than a fast machine completes in twelve hours.</summary>
    private const long MaxCalls = 10_000_000;

    private static readonly TimeSpan MaxDuration = TimeSpan.FromHours(12);

    /// <summary>Parses the arguments. Returns <see langword="null"/> if they are invalid.</summary>
    public static SoakArguments? Parse(string[] args)
    {
        var parsed = new SoakArguments(RandomNumberGenerator.GetInt32(1, 1_000_000), TimeSpan.FromMinutes(1), MaxCalls, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            if (args[i] == "--calls")
            {
                parsed = parsed with { Calls = Math.Clamp(value, 1, MaxCalls) };
            }
            else if (args[i] is "--minutes" or "--seconds")
            {
                var duration = args[i] == "--minutes" ? TimeSpan.FromMinutes(value) : TimeSpan.FromSeconds(value);
                parsed = parsed with { Duration = duration < MaxDuration ? duration : MaxDuration };
            }
            else if (args[i] is "--seed" or "--only")
            {
                parsed = args[i] == "--seed" ? parsed with { Seed = (int)value } : parsed with { Only = value };
            }
            else
            {
                return null;
            }
        }

        return parsed;
    }
}
