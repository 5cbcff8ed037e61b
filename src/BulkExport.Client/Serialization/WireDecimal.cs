using System.Globalization;

namespace BulkExport.Client;

/// <summary>Amounts, such as <c>-0.00750</c>, with their trailing zeros.</summary>
internal static class WireDecimal
{
    private const int MaxPlainLength = 18; // digits that fit into 64 bits

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal number)
    {
        var digits = 0L;
        var point = -1;
        var negative = text is [(byte)'-', ..];
        var start = negative ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9 && text.Length <= MaxPlainLength)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.' && point < 0 && i > start)
            {
                point = i;
            }
            else
            {
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            }
        }

        var scale = point < 0 ? 0 : text.Length - point - 1;
        number = new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)scale);
        return text.Length > start;
    }
}
