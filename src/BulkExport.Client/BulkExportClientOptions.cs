using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Provides the options to configure a <see cref="BulkExportClient"/>.</summary>
/// <remarks>
/// The credential is either <see cref="AccountSid"/> with <see cref="AuthToken"/>, or <see cref="ApiKeySid"/> with <see cref="ApiKeySecret"/>. An
/// empty value is equivalent to <see langword="null"/>. An Auth Token and an API key must not both be set, and no value may begin or end with white
/// space. The options are validated when the client is created or, with dependency injection, when the host starts. Changes to this instance after
/// the client is created have no effect. With
/// dependency injection, a reloaded configuration replaces the credential.
/// </remarks>
public sealed class BulkExportClientOptions
{
    /// <summary>Gets or sets the account SID.</summary>
    /// <value><c>AC</c> followed by 32 hexadecimal digits. Required with an Auth Token. With an API key, required only to export or download a job to
    /// a store. The default is
    /// <see langword="null"/>.</value>
    [SidFormat("AC")]
    public string? AccountSid { get; set; }

    /// <summary>Gets or sets the Auth Token of the account, which is a secret.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? AuthToken { get; set; }

    /// <summary>Gets or sets the SID of an API key.</summary>
    /// <value><c>SK</c> followed by 32 hexadecimal digits. The default is <see langword="null"/>.</value>
    [SidFormat("SK")]
    public string? ApiKeySid { get; set; }

    /// <summary>Gets or sets the secret of the API key. Required with <see cref="ApiKeySid"/>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? ApiKeySecret { get; set; }

    /// <summary>Gets or sets the base address of the service.</summary>
    /// <value>The default is <c>https://bulkexports.twilio.com/</c>. It must be absolute and must not contain user information, a query or a
    /// fragment.</value>
    /// <remarks>Credentials are sent only to the origin (scheme, host and port) of this URI. The URI must use HTTPS unless it refers to the loopback
    /// interface.</remarks>
    [Required(ErrorMessage = "The value must not be null.")]
    public Uri BaseAddress { get; set; } = new("https://bulkexports.twilio.com/");

    /// <summary>Gets or sets the maximum number of retries, in addition to the original attempt.</summary>
    /// <value>The default is 4. The valid range is 0 to 10; 0 disables retries.</value>
    /// <remarks>
    /// <para>
    /// The client retries 408, 425, 429 and 5xx responses, responses that do not come from the service (such as the page of a proxy), network
    /// failures (except a rejected TLS handshake, for example because the server certificate is not trusted), successful responses that are empty, are truncated, are not valid JSON or describe another resource,
    /// and attempts that exceed <see cref="AttemptTimeout"/>. A request to create a job is not idempotent, and is retried only
    /// if the service did not process it: after a 425 or 429 response, or if the connection was never established.
    /// </para>
    /// <para>
    /// The delay starts at 0.5 seconds and doubles up to 8 seconds, with up to 50% random jitter subtracted. A <c>Retry-After</c> header takes
    /// precedence. If the delay would exceed <see cref="TotalRequestTimeout"/>, the request fails immediately.
    /// </para>
    /// </remarks>
    [Range(0, 10)]
    public int MaxRetryAttempts { get; set; } = 4;

    /// <summary>Gets or sets the maximum duration of one attempt, from sending the request to the last byte of the response.</summary>
    /// <value>The default is 10 seconds. The valid range is 10 milliseconds to 1 hour. It must not exceed <see cref="TotalRequestTimeout"/>.</value>
    [TimeSpanRange(10, TimeSpan.MillisecondsPerHour)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the maximum duration of a request, including all attempts and the delays between them.</summary>
    /// <value>The default is 1 minute. The valid range is 10 milliseconds to 1 day.</value>
    /// <remarks>If the delay before a retry would exceed this timeout, the request fails immediately with an exception that describes the last
    /// failure.</remarks>
    [TimeSpanRange(10, TimeSpan.MillisecondsPerDay)]
    public TimeSpan TotalRequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the maximum time to wait for response headers or for the next chunk of data during a download.</summary>
    /// <value>The default is 30 seconds. The valid range is 10 milliseconds to 1 hour.</value>
    /// <remarks>The total duration of a download is not limited: <see cref="AttemptTimeout"/> and <see cref="TotalRequestTimeout"/> apply to the
    /// request for the download link, but not to the download itself. By default, the connect timeout of a download is half of
    /// <see cref="AttemptTimeout"/>. <see cref="IDaysClient"/> does not retry a failed download if the file host requests a delay that exceeds
    /// <see cref="TotalRequestTimeout"/>. For exports, see <see cref="ExportOptions.MaxConcurrency"/>.</remarks>
    [TimeSpanRange(10, TimeSpan.MillisecondsPerHour)]
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal bool UsesApiKey => !string.IsNullOrEmpty(ApiKeySid);

    /// <summary>Gets a description of the credential for messages. It does not contain the secret.</summary>
    internal string CredentialDescription => UsesApiKey ? $"API key {ApiKeySid}" : $"the Auth Token of account {AccountSid}";

    /// <summary>Creates options with the credential that is set in the environment variables of Twilio's tools.</summary>
    /// <remarks>
    /// <c>TWILIO_API_KEY</c> with <c>TWILIO_API_SECRET</c> (or <c>TWILIO_API_KEY_SECRET</c>) takes precedence over <c>TWILIO_ACCOUNT_SID</c> with
    /// <c>TWILIO_AUTH_TOKEN</c>. <c>TWILIO_ACCOUNT_SID</c> is also read with an API key, because exports require the account SID. BulkExport is
    /// available only in the US1 region. <c>TWILIO_REGION</c> and <c>TWILIO_EDGE</c> must not select another
    /// region or edge location. <c>BULKEXPORT_BASE_ADDRESS</c> sets <see cref="BaseAddress"/>, for example to the address of a simulated service.
    /// </remarks>
    /// <returns>The options, with default values except for the credential and, if they are set, <see cref="AccountSid"/> and
    /// <see cref="BaseAddress"/>.</returns>
    /// <exception cref="InvalidOperationException">No pair of variables is complete, <c>TWILIO_API_KEY</c> is set without its secret, another
    /// region or edge location is selected, or <c>BULKEXPORT_BASE_ADDRESS</c> is not an absolute URI. The message contains the names of the variables.</exception>
    public static BulkExportClientOptions FromEnvironment() => EnvironmentOptionsReader.Read(Environment.GetEnvironmentVariable);

    /// <summary>Copies all options to another instance.</summary>
    internal void CopyTo(BulkExportClientOptions target)
    {
        target.AccountSid = AccountSid;
        target.AuthToken = AuthToken;
        target.ApiKeySid = ApiKeySid;
        target.ApiKeySecret = ApiKeySecret;
        target.BaseAddress = BaseAddress;
        target.MaxRetryAttempts = MaxRetryAttempts;
        target.AttemptTimeout = AttemptTimeout;
        target.TotalRequestTimeout = TotalRequestTimeout;
        target.DownloadIdleTimeout = DownloadIdleTimeout;
    }
}
