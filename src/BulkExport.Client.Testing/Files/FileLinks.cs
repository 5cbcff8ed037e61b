using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace BulkExport.Client.Testing;

/// <summary>The links to files that the service has given out. Each works once, and for a while.</summary>
internal sealed class FileLinks(TimeProvider clock)
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(240);

    private readonly ConcurrentDictionary<string, FileLink> _links = [];

    /// <summary>Where the file host listens.</summary>
    public Uri? Host { get; set; }

    /// <summary>Makes a link.</summary>
    public Uri Make(ResourceType resourceType, DateOnly day)
    {
        var signature = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var now = clock.GetUtcNow();
        var link = new FileLink(resourceType, day, now + ValidFor);
        _links[signature] = link;
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={now.UtcDateTime:yyyyMMddTHHmmssZ}&X-Amz-Expires={ValidFor.TotalSeconds}&X-Amz-Signature={signature}"
        );
        return new Uri(Host!, $"{link.Path}?{query}");
    }

    /// <summary>Uses a link up.</summary>
    /// <param name="path">The path that was asked for.</param>
    /// <param name="signature">The signature in its query.</param>
    /// <returns>The link; <see langword="null"/> when there is none for this path, it was used before, or its time is over.</returns>
    public FileLink? Use(string path, string? signature) =>
        signature is not null
        && _links.TryGetValue(signature, out var link)
        && link.Path == path
        && _links.TryRemove(signature, out _)
        && clock.GetUtcNow() < link.ValidUntil
            ? link
            : null;
}
