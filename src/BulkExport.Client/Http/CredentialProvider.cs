using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Provides the current credential of a client, which changes when the configuration is reloaded.</summary>
/// <remarks>If the reloaded options are invalid or belong to another account, the last valid credential remains in use, and the reason is logged once.</remarks>
internal sealed class CredentialProvider
{
    private readonly Func<BulkExportClientOptions> _getOptions;
    private readonly ILogger _logger;
    private readonly string? _accountSid;
    private Credential _current;
    private object? _rejected;

    /// <summary>Initializes a new instance of the <see cref="CredentialProvider"/> class.</summary>
    /// <param name="options">The validated options with the initial credential.</param>
    /// <param name="getOptions">A delegate that gets the current options. It returns the same instance until the options change.</param>
    /// <param name="logger">The logger for rejected changes.</param>
    public CredentialProvider(BulkExportClientOptions options, Func<BulkExportClientOptions> getOptions, ILogger logger)
    {
        _getOptions = getOptions;
        _logger = logger;
        _accountSid = options.AccountSid;
        _current = new Credential(options);
    }

    /// <summary>Gets the description of the credential in messages. It contains no secret.</summary>
    public string Description => Volatile.Read(ref _current).Description;

    /// <summary>Gets the value of the <c>Authorization</c> header for the next request.</summary>
    public AuthenticationHeaderValue GetAuthorization()
    {
        var current = Volatile.Read(ref _current);
        try
        {
            var options = _getOptions();
            if (ReferenceEquals(options, current.Options))
            {
                return current.Authorization;
            }

            if (IsSameAccount(options))
            {
                current = new Credential(options);
                Volatile.Write(ref _current, current);
            }
            else
            {
                Reject(options, "AccountSid must not change while the client is in use. Register a client for each account.");
            }
        }
        catch (OptionsValidationException exception)
        {
            Reject(exception.Message, exception.Message);
        }
        catch (InvalidOperationException)
        {
            // The message of a binding error contains the value, which may be a secret in the wrong place.
            Reject(nameof(InvalidOperationException), "the configuration cannot be bound to the options.");
        }

        return current.Authorization;
    }

    private bool IsSameAccount(BulkExportClientOptions options) =>
        string.IsNullOrEmpty(_accountSid) || string.IsNullOrEmpty(options.AccountSid) || _accountSid == options.AccountSid;

    private void Reject(object rejected, string reason)
    {
        if (!Equals(Interlocked.Exchange(ref _rejected, rejected), rejected))
        {
            _logger.OptionsReloadRejected(reason);
        }
    }

    private sealed class Credential
    {
        public Credential(BulkExportClientOptions options)
        {
            var (user, secret) = options.UsesApiKey ? (options.ApiKeySid, options.ApiKeySecret) : (options.AccountSid, options.AuthToken);
            Options = options;
            Description = options.CredentialDescription;
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        }

        public BulkExportClientOptions Options { get; }

        public string Description { get; }

        public AuthenticationHeaderValue Authorization { get; }
    }
}
