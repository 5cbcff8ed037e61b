using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.AspNetCore;

/// <summary>Validates the options of an endpoint when it is mapped.</summary>
internal static partial class WebhookOptionsGuard
{
    /// <exception cref="OptionsValidationException">An option is invalid. The message contains its name.</exception>
    public static void ThrowIfInvalid(BulkExportWebhookOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        result.AddResult(new BulkExportWebhookOptionsValidator().Validate(name: null, options));
        if (!Name().IsMatch(options.EffectiveName))
        {
            result.AddError(
                $"{nameof(options.Name)} must be 1 to 100 ASCII letters, digits, hyphens and underscores. Set it if the client has a key with other characters."
            );
        }

        if (options.SecretProvider is not null && options.AuthTokens.Count + options.SharedKeys.Count > 0)
        {
            result.AddError(
                $"{nameof(options.SecretProvider)} is set, so that {nameof(options.AuthTokens)} and {nameof(options.SharedKeys)} must be empty."
            );
        }

        if (options.PublicBaseUrl is { } url && !IsBaseUrl(url))
        {
            result.AddError(
                $"{nameof(options.PublicBaseUrl)} must be an absolute HTTP or HTTPS URL without a query and a fragment, such as https://hooks.example.com."
            );
        }

        var validated = result.Build();
        if (validated.Failed)
        {
            throw new OptionsValidationException(nameof(BulkExportWebhookOptions), typeof(BulkExportWebhookOptions), validated.Failures);
        }
    }

    private static bool IsBaseUrl(Uri url) =>
        url.IsAbsoluteUri
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.Query.Length + url.Fragment.Length == 0;

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex Name();
}
