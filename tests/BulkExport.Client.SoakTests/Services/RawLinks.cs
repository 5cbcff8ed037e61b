using System.Collections.Concurrent;

namespace BulkExport.Client.SoakTests;

/// <summary>The links that a call was given. Each works once.</summary>
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
