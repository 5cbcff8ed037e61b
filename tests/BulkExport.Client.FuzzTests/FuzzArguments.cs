using System.Globalization;

namespace BulkExport.Client.FuzzTests;

/// <summary>What the program was asked for.</summary>
internal sealed record FuzzArguments
{
    /// <summary>How many inputs, over all targets.</summary>
    public int Inputs { get; init; } = 60_000;

    /// <summary>What the mutations are drawn from. The same seed gives the same inputs, of one thread's targets at least.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>The one target that is wanted, or all.</summary>
    public string? Target { get; init; }

    /// <summary>The file with the one input that is wanted, of <see cref="Target"/>.</summary>
    public string? Input { get; init; }

    public static FuzzArguments? Parse(string[] args)
    {
        var arguments = new FuzzArguments();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var isNumber = int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (args[i])
            {
                case "--inputs" when isNumber && number > 0:
                    arguments = arguments with { Inputs = number };
                    break;
                case "--seed" when isNumber:
                    arguments = arguments with { Seed = number };
                    break;
                case "--target":
                    arguments = arguments with { Target = args[i + 1] };
                    break;
                case "--input" when File.Exists(args[i + 1]):
                    arguments = arguments with { Input = args[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return args.Length % 2 == 0 && (arguments.Input is null || arguments.Target is not null) ? arguments : null;
    }
}
