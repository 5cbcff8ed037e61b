using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Provides the current Auth Token of a registered client for the validation of webhooks.</summary>
/// <param name="getOptions">A delegate that gets the current options.</param>
internal sealed class ClientWebhookSecrets(Func<BulkExportClientOptions> getOptions)
{
    private WebhookSecrets _current = new();

    /// <summary>Gets the secrets. They are empty if the client uses an API key.</summary>
    public WebhookSecrets Get()
    {
        try
        {
            var token = getOptions().AuthToken;
            Volatile.Write(ref _current, string.IsNullOrEmpty(token) ? new() : new() { AuthTokens = [token] });
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            // Reloaded options that are invalid: the client logs the reason, and the previous token remains in use.
        }

        return Volatile.Read(ref _current);
    }
}
