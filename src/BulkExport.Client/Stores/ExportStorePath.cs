using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace BulkExport.Client;

/// <summary>Validates paths in an <see cref="IExportStore"/>.</summary>
/// <remarks>
/// A path consists of segments separated by <c>/</c>, and is at most 900 bytes long in UTF-8. Each segment is a valid file name on Linux, macOS and
/// Windows: it is 1 to 255 bytes long in UTF-8, contains no ASCII control characters and none of <c>&lt; &gt; : " \ | ? *</c>, does not end with a
/// space or a
/// dot, and is not a Windows device name such as <c>CON</c> or <c>com1.txt</c>. Paths that begin with <c>_bulkexport/</c> are reserved for documents.
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
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. GetNumberedNames("COM"), .. GetNumberedNames("LPT")],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Throws an exception if a path is not a valid file path.</summary>
    /// <param name="path">The path to validate.</param>
    /// <param name="paramName">The parameter name to include in the exception. The default is the expression that is passed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is invalid or reserved for documents.</exception>
    public static void ThrowIfInvalidFilePath(string path, [CallerArgumentExpression(nameof(path))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(path, paramName);
        if (FindFilePathError(path) is { } error)
        {
            throw CreateException(path, "path", error, paramName);
        }
    }

    /// <summary>Throws an exception if a path is not a valid document path.</summary>
    /// <param name="path">The path to validate.</param>
    /// <param name="paramName">The parameter name to include in the exception. The default is the expression that is passed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is invalid or does not begin with <c>_bulkexport/</c>.</exception>
    public static void ThrowIfInvalidDocumentPath(string path, [CallerArgumentExpression(nameof(path))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(path, paramName);
        var isDocument = path.StartsWith(DocumentPrefix, StringComparison.Ordinal);
        if ((FindError(path) ?? (isDocument ? null : "the path of a document must begin with _bulkexport/")) is { } error)
        {
            throw CreateException(path, "path", error, paramName);
        }
    }

    /// <summary>Throws an exception if a string is not a valid prefix of a file path.</summary>
    /// <param name="prefix">The prefix to validate. It can be empty.</param>
    /// <param name="paramName">The parameter name to include in the exception. The default is the expression that is passed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No valid file path begins with <paramref name="prefix"/>.</exception>
    public static void ThrowIfInvalidPrefix(string prefix, [CallerArgumentExpression(nameof(prefix))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(prefix, paramName);
        // The last segment may be incomplete.
        if (prefix.Length > 0 && !IsValidFilePath(prefix) && FindFilePathError(prefix + "x") is { } error)
        {
            throw CreateException(prefix, "prefix of a path", error, paramName);
        }
    }

    /// <summary>Determines whether a path is a valid file path.</summary>
    /// <param name="path">The path to validate.</param>
    /// <returns><see langword="true"/> if the path is valid and not reserved for documents; otherwise, <see langword="false"/>.</returns>
    public static bool IsValidFilePath(string path) => path is not null && FindFilePathError(path) is null;

    // Ignores case, because some file systems are not case-sensitive.
    private static bool IsReserved(string path) =>
        path.StartsWith(DocumentPrefix, StringComparison.OrdinalIgnoreCase)
        || path.Equals(DocumentPrefix[..^1], StringComparison.OrdinalIgnoreCase);

    private static string? FindFilePathError(string path) =>
        FindError(path) ?? (IsReserved(path) ? "paths that begin with _bulkexport/ are reserved for documents" : null);

    private static string? FindError(string path)
    {
        if (GetByteCount(path) is not (> 0 and <= MaxLength))
        {
            return $"it must be 1 to {MaxLength} bytes long and valid Unicode";
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
            "" => "it must be relative and must not contain empty segments",
            "." or ".." => "it must not contain the segment '.' or '..'",
            _ when GetByteCount(segment) > MaxSegmentLength => $"a segment must be at most {MaxSegmentLength} bytes long",
            _ when segment.AsSpan().ContainsAny(InvalidCharacters) => "it must not contain control characters or any of < > : \" \\ | ? *",
            [.., '.' or ' '] => "a segment must not end with a dot or a space",
            _ when DeviceNames.Contains(segment.Split('.')[0].TrimEnd(' ')) => "a segment must not be a Windows device name",
            _ => null,
        };

    private static int GetByteCount(string value)
    {
        try
        {
            return StrictUtf8.GetByteCount(value);
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }

    private static IEnumerable<string> GetNumberedNames(string name) => "0123456789¹²³".Select(digit => $"{name}{digit}");

    private static ArgumentException CreateException(string path, string kind, string error, string? paramName) =>
        new($"'{path.ReplaceLineEndings(" ")}' is not a valid {kind} in a store: {error}.", paramName);
}
