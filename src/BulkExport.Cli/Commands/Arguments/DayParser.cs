using System.CommandLine.Parsing;
using System.Globalization;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Parses the value of an argument or an option that specifies a day.</summary>
internal static class DayParser
{
    /// <summary>Parses a day, and adds an error if the value is not valid.</summary>
    /// <param name="result">The result with the value.</param>
    /// <param name="name">The name of the argument or the option in the error.</param>
    public static DateOnly? Parse(ArgumentResult result, string name)
    {
        if (result.Tokens is not [{ Value: var value }])
        {
            return null;
        }

        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            result.AddError($"{name} must be a date such as 2026-11-01.");
            return null;
        }

        return day;
    }
}
