using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the rules of <see cref="BulkExportClientOptions"/> that validation attributes cannot express, such as those that concern
/// several options.</summary>
internal sealed class BulkExportClientOptionsCustomValidator : IValidateOptions<BulkExportClientOptions>
{
    public ValidateOptionsResult Validate(string? name, BulkExportClientOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        ValidateCredential(options, result);
        ValidateBaseAddress(options.BaseAddress, result);
        if (options.AttemptTimeout > options.TotalRequestTimeout)
        {
            result.AddError(
                $"{nameof(options.AttemptTimeout)} ({options.AttemptTimeout}) must not be longer than {nameof(options.TotalRequestTimeout)} ({options.TotalRequestTimeout})."
            );
        }

        return result.Build();
    }

    private static void ValidateCredential(BulkExportClientOptions options, ValidateOptionsResultBuilder result)
    {
        var hasKey = !string.IsNullOrEmpty(options.ApiKeySid) || !string.IsNullOrEmpty(options.ApiKeySecret);
        if (hasKey && !string.IsNullOrEmpty(options.AuthToken))
        {
            result.AddError("Both an Auth Token and an API key are set. Set either AuthToken, or ApiKeySid with ApiKeySecret.");
        }
        else if (hasKey)
        {
            Require(options.ApiKeySid, nameof(options.ApiKeySid));
            Require(options.ApiKeySecret, nameof(options.ApiKeySecret));
        }
        else
        {
            Require(options.AccountSid, nameof(options.AccountSid));
            Require(options.AuthToken, nameof(options.AuthToken));
        }

        void Require(string? value, string option)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"{option} is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret.");
            }
            else if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
            {
                // A secret that is read from a file often ends with a line break, and the service would return 401.
                result.AddError($"{option} must not begin or end with white space, such as a line break.");
            }
        }
    }

    private static void ValidateBaseAddress(Uri? uri, ValidateOptionsResultBuilder result)
    {
        const string Option = nameof(BulkExportClientOptions.BaseAddress);
        if (uri is null)
        {
            return; // reported by the attribute
        }

        if (!uri.IsAbsoluteUri)
        {
            result.AddError($"{Option} must be an absolute URI, such as https://bulkexports.twilio.com/.");
            return;
        }

        if (!SecureUri.IsSecure(uri))
        {
            result.AddError($"{Option} must use https, or http with localhost or a loopback address, because credentials are sent to it.");
        }

        if (uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length > 0)
        {
            result.AddError($"{Option} must not contain user info, a query or a fragment.");
        }
    }
}
