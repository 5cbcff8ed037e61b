namespace BulkExport.Client;

/// <summary>Represents a webhook, which the service calls when a job completes or a day is exported.</summary>
/// <remarks>
/// The payload is not documented, and the service may send the request once, several times, or never. Use the request only as a notification, and
/// fetch the job to determine its state.
/// </remarks>
public sealed record JobWebhook
{
    /// <summary>Initializes a new instance of the <see cref="JobWebhook"/> class.</summary>
    /// <param name="url">The absolute URI of the webhook.</param>
    /// <param name="method">The HTTP method, GET or POST, or <see langword="null"/> to use POST.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="url"/> is not absolute, or <paramref name="method"/> is neither GET nor POST.</exception>
    public JobWebhook(Uri url, HttpMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException("The URI of a webhook must be absolute, such as https://example.com/hook.", nameof(url));
        }

        Url = url;
        Method = method ?? HttpMethod.Post;
        if (Method != HttpMethod.Get && Method != HttpMethod.Post)
        {
            throw new ArgumentException("The HTTP method of a webhook must be GET or POST.", nameof(method));
        }
    }

    /// <summary>Gets the absolute URI of the webhook.</summary>
    public Uri Url { get; }

    /// <summary>Gets the HTTP method (GET or POST).</summary>
    public HttpMethod Method { get; }

    /// <summary>Returns the method, the scheme and the host. The rest of the URI is omitted, because it may contain a secret.</summary>
    /// <returns>A string such as <c>POST https://hooks.example.com</c>.</returns>
    public override string ToString() => $"{Method} {DisplayText.FormatOrigin(Url)}";
}
