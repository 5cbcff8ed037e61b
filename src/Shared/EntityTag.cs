using System.Buffers;

namespace BulkExport.Client;

/// <summary>Converts between entity tags in headers, which are quoted, and versions in a store, which are not.</summary>
internal static class EntityTag
{
    private static readonly SearchValues<char> ValidCharacters = SearchValues.Create([
        .. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c != '"'),
    ]);

    public static string ToVersion(string entityTag) => entityTag.Trim('"');

    public static string FromVersion(string version) => $"\"{version}\"";

    /// <summary>Determines whether a string can be a version. A string that cannot be sent in a header is not the version of any document.</summary>
    public static bool IsVersion(string version) => version.Length > 0 && !version.AsSpan().ContainsAnyExcept(ValidCharacters);
}
