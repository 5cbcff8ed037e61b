using System.CommandLine;
using System.Globalization;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents an option that specifies a number within a range.</summary>
internal sealed class NumberOption : Option<int?>
{
    public NumberOption(string name, string description, string helpName, int min, int max)
        : base(name)
    {
        Description = description;
        HelpName = helpName;
        CustomParser = result =>
        {
            if (
                int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= min
                && number <= max
            )
            {
                return number;
            }

            result.AddError($"{name} must be a number from {min} to {max}.");
            return null;
        };
    }

    /// <summary>Creates the option that limits the number of concurrent downloads.</summary>
    public static NumberOption CreateParallel() =>
        new("--parallel", "The maximum number of concurrent downloads: 1 to 32. Default: 4.", "count", min: 1, max: 32);
}
