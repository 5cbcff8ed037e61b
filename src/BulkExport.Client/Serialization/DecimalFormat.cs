using System.Globalization;

namespace BulkExport.Client;

/// <summary>Parses decimal numbers such as <c>-0.00750</c> and preserves trailing zeros.</summary>
internal static class DecimalFormat
{
    private const int MaxFastLength = 18; // 18 digits fit into 64 bits

    public static bool TryParse(ReadOnlySpan<byte> utf8, out decimal number)
    {
        var digits = 0L;
        var point = -1;
        var negative = utf8 is [(byte)'-', ..];
        var start = negative ? 1 : 0;
        for (var i = start; i < utf8.Length; i++)
        {
            var digit = (uint)utf8[i] - '0';
            if (digit <= 9 && utf8.Length <= MaxFastLength)
            {
                digits = (digits * 10) + digit;
            }
            else if (utf8[i] == '.' && point < 0 && i > start)
            {
                point = i;
            }
            else
            {
                return decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            }
        }

        var scale = point < 0 ? 0 : utf8.Length - point - 1;
        number = new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)scale);
        return utf8.Length > start;
    }
}
