using System.Globalization;

namespace BulkExport.Client.FuzzTests;

/// <summary>Represents the command-line arguments.</summary>
internal sealed record FuzzArguments
{
    /// <summary>Gets the total number of inputs of all targets.</summary>
    public int Inputs { get; init; } = 60_000;

    /// <summary>Gets the seed of the mutations. The same seed yields the same inputs for targets that use a single thread.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Gets the name of the target to run, or <see langword="null"/> to run all targets.</summary>
    public string? Target { get; init; }

    /// <summary>Gets the file with the input to replay with <see cref="Target"/>.</summary>
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
