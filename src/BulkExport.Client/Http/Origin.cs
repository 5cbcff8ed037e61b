namespace BulkExport.Client;

/// <summary>Represents the origin of a URI: its scheme, host and port.</summary>
internal sealed class Origin(Uri uri)
{
    private readonly string _prefix = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + '/';

    /// <summary>Determines whether another URI has the same origin.</summary>
    /// <remarks>The original strings are compared first, which avoids parsing the URI of most requests.</remarks>
    public bool Matches(Uri other) =>
        other.OriginalString.StartsWith(_prefix, StringComparison.Ordinal)
        || (
            other.Port == uri.Port && string.Equals(other.Host, uri.Host, StringComparison.OrdinalIgnoreCase) && other.Scheme == uri.Scheme
        );
}
