using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client.AspNetCore;

/// <summary>Provides the options to configure a webhook endpoint.</summary>
/// <remarks>The options are validated when the endpoint is mapped. Later changes have no effect, except on the lists of secrets.</remarks>
public sealed class BulkExportWebhookOptions
{
    /// <summary>Gets or sets the service key of the client that fetches the jobs, and whose Auth Token validates signatures by default.</summary>
    /// <value>The key that was specified in <c>AddKeyedBulkExportClient</c>. The default is <see langword="null"/>, which selects the client without a
    /// key.</value>
    public object? ClientKey { get; set; }

    /// <summary>Gets or sets the name of the endpoint in logs and in the paths of documents.</summary>
    /// <value>1 to 100 ASCII letters, digits, hyphens and underscores, unique in the application. The default is <see langword="null"/>: the string representation of
    /// <see cref="ClientKey"/>, or <c>default</c> without a key.</value>
    /// <remarks>Instances of an application that share <see cref="Store"/> and this name share the work: in the common case, only one of them handles a job.</remarks>
    public string? Name { get; set; }

    /// <summary>Gets the Auth Tokens with which the service may sign webhooks: that of the account that owns the job and, during a rotation, its successor.</summary>
    /// <value>The default is an empty list. If both lists are empty, and <see cref="SecretProvider"/> is <see langword="null"/>, the current Auth Token of the client is
    /// used. A client that uses an API key has none.</value>
    public IList<string> AuthTokens { get; } = [];

    /// <summary>Gets the shared keys with which the service may sign webhooks that match a webhook rule.</summary>
    /// <value>The default is an empty list.</value>
    public IList<string> SharedKeys { get; } = [];

    /// <summary>Gets or sets the delegate that gets the current secrets, for example from a cached key vault.</summary>
    /// <value>The default is <see langword="null"/>. If it is set, <see cref="AuthTokens"/> and <see cref="SharedKeys"/> must be empty.</value>
    /// <remarks>The delegate is called for each request that has a signature. It receives the services of the request.</remarks>
    public Func<IServiceProvider, WebhookSecrets>? SecretProvider { get; set; }

    /// <summary>Gets or sets the public base URL, which replaces the scheme and the host of a request in the validation of its signature.</summary>
    /// <value>An HTTP or HTTPS URL without a query, such as <c>https://hooks.example.com</c>. Its path precedes the path of the request. The default is
    /// <see langword="null"/>: the scheme, the host and the path base of the request are used.</value>
    /// <remarks>Behind a proxy, set this option, or use the forwarded headers middleware with the addresses of the known proxies.</remarks>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>Gets or sets the maximum length of a request body in bytes.</summary>
    /// <value>The default is 65,536. The valid range is 1 to 1,048,576. A longer body is rejected with status code 413.</value>
    [Range(1, 1024 * 1024)]
    public int MaxBodyLength { get; set; } = 64 * 1024;

    /// <summary>Gets or sets the maximum number of form fields.</summary>
    /// <value>The default is 100. The valid range is 1 to 1,000. A form with more fields is rejected with status code 413.</value>
    [Range(1, 1000)]
    public int MaxFieldCount { get; set; } = 100;

    /// <summary>Gets or sets the store in which notifications are persisted before they are acknowledged, and in which handled jobs are marked.</summary>
    /// <value>The default is <see langword="null"/>: notifications are kept in memory, and are lost when the process ends.</value>
    /// <remarks>The document <c>_bulkexport/webhooks/{name}.json</c> contains at most 1,000 pending and 3,000 handled jobs.</remarks>
    public IExportStore? Store { get; set; }

    /// <summary>Gets or sets the maximum number of jobs that are handled concurrently.</summary>
    /// <value>The default is 4. The valid range is 1 to 100.</value>
    [Range(1, 100)]
    public int MaxConcurrentHandlers { get; set; } = 4;

    /// <summary>Gets or sets the maximum number of retries after a handler has thrown an exception, in addition to the first call.</summary>
    /// <value>The default is 5. The valid range is 0 to 100. After that, the job remains pending and is handled again within <see cref="RecoveryInterval"/>, until it is
    /// no longer available.</value>
    [Range(0, 100)]
    public int MaxRetryAttempts { get; set; } = 5;

    /// <summary>Gets or sets the delay before the first retry. It doubles with each retry, up to 5 minutes, with random jitter.</summary>
    /// <value>The default is 2 seconds. The valid range is 0 to 5 minutes.</value>
    [TimeSpanRange(0, 5 * TimeSpan.MillisecondsPerMinute)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the maximum time to poll a job that is not finished when its webhook arrives, because the service is eventually consistent.</summary>
    /// <value>The default is 15 minutes. The valid range is 0 to 1 day. After that, the job remains pending, and is fetched once per
    /// <see cref="RecoveryInterval"/>.</value>
    [TimeSpanRange(0, TimeSpan.MillisecondsPerDay)]
    public TimeSpan CompletionTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the interval at which pending notifications are processed again: those of the previous process, of an instance that has stopped, and those
    /// that failed.</summary>
    /// <value>The default is 5 minutes. The valid range is 1 second to 1 day. A job is claimed for this interval while it is handled.</value>
    [TimeSpanRange(TimeSpan.MillisecondsPerSecond, TimeSpan.MillisecondsPerDay)]
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the time for which a handled job is remembered, and after which a pending notification is discarded.</summary>
    /// <value>The default is 8 days, because a job is available for 7 days after it finishes. The valid range is 1 minute to 30 days.</value>
    [TimeSpanRange(TimeSpan.MillisecondsPerMinute, 30 * TimeSpan.MillisecondsPerDay)]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(8);

    internal string EffectiveName => Name ?? ClientKey?.ToString() ?? "default";
}
