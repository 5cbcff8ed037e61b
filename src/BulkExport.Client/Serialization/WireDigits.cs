namespace BulkExport.Client;

/// <summary>The digits of days and times, which stand in pairs.</summary>
internal static class WireDigits
{
    /// <summary>Beyond the bounds of every part of a day or a time, also as the half of a year.</summary>
    private const uint None = 1_000_000;

    /// <summary>The number of two digits; one beyond all bounds when they are none.</summary>
    public static uint Two(ReadOnlySpan<byte> text, int start)
    {
        var (tens, ones) = ((uint)text[start] - '0', (uint)text[start + 1] - '0');
        return tens <= 9 && ones <= 9 ? (tens * 10) + ones : None;
    }
}
