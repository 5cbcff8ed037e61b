using System.CommandLine;
using System.Globalization;

namespace BulkExport.Samples.Commands;

/// <summary>A day in UTC.</summary>
internal sealed class DayArgument : Argument<DateOnly>
{
    public DayArgument(string name, string description)
        : base(name)
    {
        Description = description;
        CustomParser = result =>
        {
            if (
                !DateOnly.TryParseExact(
                    result.Tokens[0].Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                result.AddError($"<{name}> must be a day such as 2026-11-01.");
            }

            return day;
        };
    }
}
