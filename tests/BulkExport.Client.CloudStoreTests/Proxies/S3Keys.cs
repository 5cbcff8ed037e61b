using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Divides long segments of keys, because s3rver stores a segment as a file name with a suffix.</summary>
internal static partial class S3Keys
{
    private const string Divider = "--divided--";

    /// <summary>Divides long segments in a path and in the value of a query parameter, in which the separator is encoded.</summary>
    public static string Encode(string target)
    {
        var end = target.IndexOf('?', StringComparison.Ordinal);
        return end < 0
            ? LongSegment().Replace(target, $"$1/{Divider}/$2")
            : LongSegment().Replace(target[..end], $"$1/{Divider}/$2") + LongSegment().Replace(target[end..], $"$1%2F{Divider}%2F$2");
    }

    public static byte[] DecodeList(byte[] body) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace($"/{Divider}/", "", StringComparison.Ordinal));

    [GeneratedRegex("(?<=/|%2F)([A-Za-z0-9]{150})([A-Za-z0-9]{50,})")]
    private static partial Regex LongSegment();
}
