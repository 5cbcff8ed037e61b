using System.Globalization;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Represents the command-line arguments of the differential test.</summary>
internal sealed record DifferentialArguments
{
    /// <summary>Gets the number of files.</summary>
    public int Files { get; init; } = 5_000;

    /// <summary>Gets the seed. The same seed yields the same files.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Gets the number of files for which the judge is compared with <c>gzip -t</c>.</summary>
    public int CrossChecks { get; init; } = 400;

    public static DifferentialArguments? Parse(string[] args)
    {
        var arguments = new DifferentialArguments();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            if (!int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (args[i])
            {
                case "--files" when number > 0:
                    arguments = arguments with { Files = number };
                    break;
                case "--seed":
                    arguments = arguments with { Seed = number };
                    break;
                case "--cross-checks":
                    arguments = arguments with { CrossChecks = number };
                    break;
                default:
                    return null;
            }
        }

        return args.Length % 2 == 0 ? arguments : null;
    }
}
