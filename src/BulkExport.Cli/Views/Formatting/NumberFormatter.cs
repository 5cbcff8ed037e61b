using System.Globalization;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Formats sizes and counts.</summary>
internal static class NumberFormatter
{
    private const int Step = 1000;
    private static readonly string[] Units = ["kB", "MB", "GB", "TB"];

    /// <summary>Formats a size with three significant digits: <c>750 B</c>, <c>4.12 MB</c>, <c>38.5 GB</c>.</summary>
    public static string FormatSize(double bytes)
    {
        if (bytes < Step)
        {
            return $"{(long)bytes} B";
        }

        var unit = -1;
        do
        {
            bytes /= Step;
            unit++;
        } while (bytes >= Step && unit < Units.Length - 1);

        var format = bytes switch
        {
            < 10 => "0.00",
            < 100 => "0.0",
            _ => "0",
        };
        return $"{bytes.ToString(format, CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary>Formats a count with thousands separators.</summary>
    public static string FormatCount(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
