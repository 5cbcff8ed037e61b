using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>The rules between settings, and those that no attribute expresses.</summary>
internal sealed class BulkExportClientOptionsCrossValidator : IValidateOptions<BulkExportClientOptions>
{
    public ValidateOptionsResult Validate(string? name, BulkExportClientOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckCredential(options, result);
        CheckBaseAddress(options.BaseAddress, result);
        if (options.AttemptTimeout > options.TotalTimeout)
        {
            result.AddError(
                $"{nameof(options.AttemptTimeout)} ({options.AttemptTimeout}) must not be longer than {nameof(options.TotalTimeout)} ({options.TotalTimeout})."
            );
        }

        return result.Build();
    }

    private static void CheckCredential(BulkExportClientOptions options, ValidateOptionsResultBuilder result)
    {
        var hasKey = !string.IsNullOrEmpty(options.ApiKeySid) || !string.IsNullOrEmpty(options.ApiKeySecret);
        if (hasKey && !string.IsNullOrEmpty(options.AuthToken))
        {
            result.AddError("Both an Auth Token and an API key are set. Keep AuthToken, or ApiKeySid with ApiKeySecret.");
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

        void Require(string? value, string setting)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"{setting} is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret.");
            }
            else if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
            {
                // What a secret read from a file ends with; the service would only say 401.
                result.AddError($"{setting} must not begin or end with white space, such as a line break.");
            }
        }
    }

    private static void CheckBaseAddress(Uri? address, ValidateOptionsResultBuilder result)
    {
        const string Setting = nameof(BulkExportClientOptions.BaseAddress);
        if (address is null)
        {
            return; // the attribute's rule has said so
        }

        if (!address.IsAbsoluteUri)
        {
            result.AddError($"{Setting} must be an absolute address, such as https://bulkexports.twilio.com/.");
            return;
        }

        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            result.AddError($"{Setting} must be an https address, or an http address of this machine (loopback): credentials go over it.");
        }

        if (address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
        {
            result.AddError($"{Setting} must have no user, query or fragment.");
        }
    }
}
