using System.Buffers;
using System.Text;

namespace BulkExport.Client;

/// <summary>Validates paths in an <see cref="IExportStore"/>.</summary>
/// <remarks>
/// A path consists of segments separated by <c>/</c>. A segment is a name that is valid on Linux, macOS and Windows and as part of an object key: 1 to
/// 255 bytes of UTF-8, no control characters and none of <c>&lt; &gt; : " \ | ? *</c>, no space or dot at its end, and not the name of a Windows device such
/// as <c>CON</c> or <c>com1.txt</c>. A path has at most 900 bytes. Paths that begin with <c>_bulkexport/</c> are those of documents.
/// </remarks>
public static class ExportStorePath
{
    private const string DocumentPrefix = "_bulkexport/";
    private const int MaxLength = 900;
    private const int MaxSegmentLength = 255;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> InvalidCharacters = SearchValues.Create(
        "<>:\"\\|?*\u007f" + string.Concat(Enumerable.Range(0, ' ').Select(c => (char)c))
    );

    private static readonly HashSet<string> DeviceNames = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Numbered("COM"), .. Numbered("LPT")],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Throws if a string is not a valid path of a file.</summary>
    /// <param name="path">The string.</param>
    /// <param name="parameterName">The name of the parameter, for the exception.</param>
    /// <exception cref="ArgumentException">The string is not a path, or is that of a document.</exception>
    public static void ThrowIfNotFile(string path, string parameterName = "path")
    {
        ThrowIfInvalid(path, parameterName);
        if (IsMetadata(path))
        {
            throw Invalid(path, "paths that begin with _bulkexport/ are reserved for documents", parameterName);
        }
    }

    /// <summary>Throws if a string is not a valid path of a document.</summary>
    /// <param name="path">The string.</param>
    /// <param name="parameterName">The name of the parameter, for the exception.</param>
    /// <exception cref="ArgumentException">The string is not a path, or does not begin with <c>_bulkexport/</c>.</exception>
    public static void ThrowIfNotDocument(string path, string parameterName = "path")
    {
        ThrowIfInvalid(path, parameterName);
        if (!path.StartsWith(DocumentPrefix, StringComparison.Ordinal))
        {
            throw Invalid(path, "the path of a document must begin with _bulkexport/", parameterName);
        }
    }

    /// <summary>Throws if a string cannot be the beginning of a path of a file.</summary>
    /// <param name="prefix">The string; it may be empty.</param>
    /// <param name="parameterName">The name of the parameter, for the exception.</param>
    /// <exception cref="ArgumentException">No valid path of a file begins with the string.</exception>
    public static void ThrowIfNotPrefix(string prefix, string parameterName = "prefix")
    {
        ArgumentNullException.ThrowIfNull(prefix, parameterName);
        if (prefix.Length > 0 && !IsFile(prefix))
        {
            ThrowIfNotFile(prefix + "x", parameterName); // the last segment may be incomplete
        }
    }

    /// <summary>Returns whether a string is a valid path of a file.</summary>
    /// <param name="path">The string.</param>
    /// <returns><see langword="true"/> if <see cref="ThrowIfNotFile"/> would not throw.</returns>
    public static bool IsFile(string path) => path is not null && FindError(path) is null && !IsMetadata(path);

    // Without regard to case: on some file systems it is the same directory.
    private static bool IsMetadata(string path) =>
        path.StartsWith(DocumentPrefix, StringComparison.OrdinalIgnoreCase)
        || path.Equals(DocumentPrefix[..^1], StringComparison.OrdinalIgnoreCase);

    private static void ThrowIfInvalid(string path, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(path, parameterName);
        if (FindError(path) is { } error)
        {
            throw Invalid(path, error, parameterName);
        }
    }

    private static string? FindError(string path)
    {
        if (ByteCount(path) is not (> 0 and <= MaxLength))
        {
            return $"it must have 1 to {MaxLength} bytes of valid Unicode";
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            if (FindSegmentError(path[range]) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string? FindSegmentError(string segment) =>
        segment switch
        {
            "" => "it must be relative and have no empty segments",
            "." or ".." => "it must not contain the segments . and ..",
            _ when ByteCount(segment) > MaxSegmentLength => $"a segment must have at most {MaxSegmentLength} bytes",
            _ when segment.AsSpan().ContainsAny(InvalidCharacters) => "it must not contain control characters or any of < > : \" \\ | ? *",
            [.., '.' or ' '] => "a segment must not end with a dot or a space",
            _ when DeviceNames.Contains(segment.Split('.')[0].TrimEnd(' ')) => "a segment must not be the name of a Windows device",
            _ => null,
        };

    private static int ByteCount(string text)
    {
        try
        {
            return StrictUtf8.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }

    private static IEnumerable<string> Numbered(string name) => "0123456789¹²³".Select(digit => $"{name}{digit}");

    private static ArgumentException Invalid(string path, string error, string parameterName) =>
        new($"'{path.ReplaceLineEndings(" ")}' is not a valid path in a store: {error}.", parameterName);
}
