using System.Globalization;
using System.Security.Cryptography;

namespace BulkExport.Client.SoakTests;

/// <summary>What the command line asks for.</summary>
/// <param name="Seed">What every choice is made from.</param>
/// <param name="Duration">How long calls are made.</param>
/// <param name="Calls">How many calls are made at most.</param>
/// <param name="Only">The number of the one call to make, to see it again; <see langword="null"/> for all.</param>
internal sealed record SoakArguments(int Seed, TimeSpan Duration, long Calls, long? Only)
{
    /// <summary>More than twelve hours bring on a good machine.</summary>
    private const long MostCalls = 10_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Reads the arguments; <see langword="null"/> when they cannot be.</summary>
    public static SoakArguments? Parse(string[] args)
    {
        var parsed = new SoakArguments(RandomNumberGenerator.GetInt32(1, 1_000_000), TimeSpan.FromMinutes(1), MostCalls, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            if (args[i] == "--calls")
            {
                parsed = parsed with { Calls = Math.Clamp(value, 1, MostCalls) };
            }
            else if (args[i] is "--minutes" or "--seconds")
            {
                var duration = args[i] == "--minutes" ? TimeSpan.FromMinutes(value) : TimeSpan.FromSeconds(value);
                parsed = parsed with { Duration = duration < Longest ? duration : Longest };
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
