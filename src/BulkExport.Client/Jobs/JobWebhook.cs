namespace BulkExport.Client;

/// <summary>What the service calls when a job completes. Address and method come together or not at all.</summary>
/// <remarks>
/// What the service sends is not documented, and a call may come never, once or several times. Take it as a hint, and fetch the job.
/// </remarks>
public sealed record JobWebhook
{
    /// <summary>Makes a webhook.</summary>
    /// <param name="url">The address, an absolute one.</param>
    /// <param name="method">GET or POST; POST when <see langword="null"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is not absolute, or <paramref name="method"/> is another one.</exception>
    public JobWebhook(Uri url, HttpMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException("The address of a webhook must be absolute.", nameof(url));
        }

        Url = url;
        Method = method ?? HttpMethod.Post;
        if (Method != HttpMethod.Get && Method != HttpMethod.Post)
        {
            throw new ArgumentException("The service calls a webhook with GET or POST.", nameof(method));
        }
    }

    /// <summary>The address.</summary>
    public Uri Url { get; }

    /// <summary>GET or POST.</summary>
    public HttpMethod Method { get; }

    /// <summary>Shows the method and the host, not the rest of the address, which may hold a secret.</summary>
    /// <returns>A text such as <c>POST https://hooks.example.com</c>.</returns>
    public override string ToString() => $"{Method} {Url.GetLeftPart(UriPartial.Authority)}";
}
