using System.CommandLine;
using System.Globalization;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents an argument that specifies a day, in UTC.</summary>
internal sealed class DayArgument : Argument<DateOnly>
{
    public DayArgument(string name, string description)
        : base(name)
    {
        Description = description;
        CustomParser = result =>
        {
            if (result.Tokens is not [{ Value: var value }])
            {
                return default;
            }

            if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                result.AddError($"<{name}> must be a date such as 2026-11-01.");
            }

            return day;
        };
    }
}
