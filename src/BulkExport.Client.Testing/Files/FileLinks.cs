using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace BulkExport.Client.Testing;

/// <summary>Creates and validates signed links to files. A link is valid for one request, within 240 seconds.</summary>
internal sealed class FileLinks(TimeProvider timeProvider)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(240);

    private readonly ConcurrentDictionary<string, FileLink> _links = [];

    /// <summary>Gets or sets the base URI of the file host.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Creates a signed link.</summary>
    public Uri Create(SimulatedAccount account, ResourceType resourceType, DateOnly day)
    {
        var signature = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var now = timeProvider.GetUtcNow();
        var link = new FileLink(account, resourceType, day, now + Lifetime);
        _links[signature] = link;
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={now.UtcDateTime:yyyyMMddTHHmmssZ}&X-Amz-Expires={Lifetime.TotalSeconds}&X-Amz-Signature={signature}"
        );
        return new Uri(BaseAddress!, $"{link.Path}?{query}");
    }

    /// <summary>Validates a link and invalidates it for later requests.</summary>
    /// <param name="path">The requested path.</param>
    /// <param name="signature">The signature in the query string.</param>
    /// <returns>The link, or <see langword="null"/> if it is unknown, already used or expired, or belongs to another path.</returns>
    public FileLink? Redeem(string path, string? signature) =>
        signature is not null
        && _links.TryGetValue(signature, out var link)
        && link.Path == path
        && _links.TryRemove(signature, out _)
        && timeProvider.GetUtcNow() < link.ExpiresAt
            ? link
            : null;
}
