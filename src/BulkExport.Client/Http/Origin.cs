namespace BulkExport.Client;

/// <summary>Where an address leads: scheme, host and port.</summary>
internal sealed class Origin(Uri address)
{
    private readonly string _start = address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + '/';

    /// <summary>Whether the other address leads to the same place.</summary>
    /// <remarks>Nearly every address is written just as this one; taking it apart would cost more than the rest of the sending.</remarks>
    public bool IsOf(Uri other) =>
        other.OriginalString.StartsWith(_start, StringComparison.Ordinal)
        || (
            other.Port == address.Port
            && string.Equals(other.Host, address.Host, StringComparison.OrdinalIgnoreCase)
            && other.Scheme == address.Scheme
        );
}
