namespace BulkExport.Client;

/// <summary>Where an address leads.</summary>
internal static class Origin
{
    /// <summary>Whether two addresses have the same scheme, host and port.</summary>
    public static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase) && one.Scheme == other.Scheme;
}
