using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Which account, with which credential, and how patiently.</summary>
/// <remarks>
/// The credential is either <see cref="AccountSid"/> with <see cref="AuthToken"/>, or <see cref="ApiKeySid"/> with <see cref="ApiKeySecret"/>,
/// not both; one that is empty counts as not set. Options are read once, when the client is made.
/// </remarks>
public sealed class BulkExportClientOptions
{
    /// <summary>The account's SID.</summary>
    /// <value><c>AC</c> and 32 hexadecimal digits. Required with an Auth Token; with an API key it is not needed.</value>
    [Sid("AC")]
    public string? AccountSid { get; set; }

    /// <summary>The account's Auth Token. A secret.</summary>
    public string? AuthToken { get; set; }

    /// <summary>The SID of an API key.</summary>
    /// <value><c>SK</c> and 32 hexadecimal digits.</value>
    [Sid("SK")]
    public string? ApiKeySid { get; set; }

    /// <summary>The secret of the API key.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>Where the service is.</summary>
    /// <value>The default is <c>https://bulkexports.twilio.com/</c>.</value>
    /// <remarks>Credentials are sent over HTTPS, or to this very machine, and only to this host: an address that is neither is refused.</remarks>
    [Required(ErrorMessage = "must not be null.")]
    public Uri BaseAddress { get; set; } = new("https://bulkexports.twilio.com/");

    /// <summary>How many times a call that failed is tried again.</summary>
    /// <value>The default is 4, so five attempts in all; 0 turns repeats off. At most 10.</value>
    /// <remarks>
    /// Repeated are 408, 429, 5xx, a network that fails, an answer that breaks off and an attempt that takes longer than
    /// <see cref="AttemptTimeout"/>. The waits between attempts start at half a second and double up to 8 seconds, less up to half of each at
    /// random; a <c>Retry-After</c> of the service is obeyed instead, unless it ends after <see cref="TotalTimeout"/>: then the call fails
    /// at once.
    /// </remarks>
    [Range(0, 10)]
    public int MaxRetryAttempts { get; set; } = 4;

    /// <summary>How long one attempt may take, from sending the request to the last byte of the answer.</summary>
    /// <value>The default is 10 seconds: an answer is a few kilobytes. From 10 milliseconds to 1 hour, and not more than
    /// <see cref="TotalTimeout"/>.</value>
    [Duration(10, 60 * 60 * 1000)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its attempts and the waits between them.</summary>
    /// <value>The default is 1 minute: five attempts of 10 seconds and the waits between them. From 10 milliseconds to 1 day.</value>
    /// <remarks>A wait that would not end within this time is not begun; the call fails with the failure at hand.</remarks>
    [Duration(10, 24 * 60 * 60 * 1000)]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a transfer of a file may stand still: wait for its host's answer, or for the next bytes.</summary>
    /// <value>The default is 30 seconds. From 10 milliseconds to 1 hour.</value>
    /// <remarks>How long a transfer takes as a whole is not limited: <see cref="AttemptTimeout"/> and <see cref="TotalTimeout"/> are about calls.</remarks>
    [Duration(10, 60 * 60 * 1000)]
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal bool UsesApiKey => !string.IsNullOrEmpty(ApiKeySid);

    /// <summary>Whose records they are: the account, or the API key where the account is not set.</summary>
    internal string Owner => string.IsNullOrEmpty(AccountSid) ? ApiKeySid! : AccountSid;

    /// <summary>The credential by its SID, for messages.</summary>
    internal string CredentialName => UsesApiKey ? $"API key {ApiKeySid}" : $"account {AccountSid} with its Auth Token";

    /// <summary>Reads the credential from the environment, under the names that Twilio's own tools use.</summary>
    /// <remarks>
    /// <c>TWILIO_API_KEY</c> with <c>TWILIO_API_SECRET</c> comes first; without them it is <c>TWILIO_ACCOUNT_SID</c> with
    /// <c>TWILIO_AUTH_TOKEN</c>.
    /// </remarks>
    /// <returns>Options with the credential, everything else at its default.</returns>
    /// <exception cref="InvalidOperationException">Neither pair is complete. The message names the variables.</exception>
    public static BulkExportClientOptions FromEnvironment()
    {
        var accountSid = Read("TWILIO_ACCOUNT_SID");
        var authToken = Read("TWILIO_AUTH_TOKEN");
        var keySid = Read("TWILIO_API_KEY");
        var keySecret = Read("TWILIO_API_SECRET");
        if (keySid is not null && keySecret is not null)
        {
            return new()
            {
                AccountSid = accountSid,
                ApiKeySid = keySid,
                ApiKeySecret = keySecret,
            };
        }

        if (accountSid is not null && authToken is not null)
        {
            return new() { AccountSid = accountSid, AuthToken = authToken };
        }

        throw new InvalidOperationException(
            "No credential in the environment. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET."
        );

        static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }
}
