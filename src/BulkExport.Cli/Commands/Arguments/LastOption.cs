using System.CommandLine;
using System.Globalization;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the option <c>--last</c>, which specifies a number of days that end with the latest day that can be exported.</summary>
internal sealed class LastOption : Option<int?>
{
    public const string OptionName = "--last";

    private const int MaxDays = 366;
    private const int DaysPerWeek = 7;

    public LastOption()
        : base(OptionName)
    {
        Description =
            "The last days that can be exported, instead of <start> and <end>: a number of days or weeks, such as 7d or 2w. The last one is two days before today, in UTC.";
        HelpName = "period";
        CustomParser = result =>
        {
            var days = Parse(result.Tokens[0].Value);
            if (days is null)
            {
                result.AddError($"{OptionName} must be a number of days or weeks, such as 7d or 2w, of at most {MaxDays} days.");
            }

            return days;
        };
    }

    private static int? Parse(string value)
    {
        var factor =
            value.Length == 0 ? 0
            : value[^1] == 'd' ? 1
            : value[^1] == 'w' ? DaysPerWeek
            : 0;
        return
            factor > 0
            && int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= MaxDays
            && count * factor <= MaxDays
            ? count * factor
            : null;
    }
}
