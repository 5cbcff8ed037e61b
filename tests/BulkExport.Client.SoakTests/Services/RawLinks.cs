using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>Tracks the download links of a call. Each can be used once.</summary>
internal sealed class RawLinks
{
    private readonly ConcurrentDictionary<string, bool> _links = [];

    public string Make(Random random)
    {
        var signature = Secrets.Signature(random);
        _links[signature] = true;
        return signature;
    }

    public bool Use(string? signature) => signature is not null && _links.TryRemove(signature, out _);
}
