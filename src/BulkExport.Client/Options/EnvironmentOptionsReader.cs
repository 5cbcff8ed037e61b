namespace BulkExport.Client;

/// <summary>Reads the options from environment variables.</summary>
internal static class EnvironmentOptionsReader
{
    private const string BaseAddressVariable = "BULKEXPORT_BASE_ADDRESS";

    private const string Required =
        "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_API_KEY_SECRET).";

    /// <summary>Reads the options.</summary>
    /// <param name="getVariable">A delegate that gets the value of a variable, or <see langword="null"/>.</param>
    public static BulkExportClientOptions Read(Func<string, string?> getVariable)
    {
        ThrowIfUnsupported("TWILIO_REGION", supported: "us1");
        ThrowIfUnsupported("TWILIO_EDGE", supported: "ashburn");
        var accountSid = Get("TWILIO_ACCOUNT_SID");
        var authToken = Get("TWILIO_AUTH_TOKEN");
        var keySid = Get("TWILIO_API_KEY");
        var keySecret = Get("TWILIO_API_SECRET") ?? Get("TWILIO_API_KEY_SECRET");
        if (keySid is not null && keySecret is not null)
        {
            return SetBaseAddress(
                new BulkExportClientOptions
                {
                    AccountSid = accountSid,
                    ApiKeySid = keySid,
                    ApiKeySecret = keySecret,
                }
            );
        }

        if (keySid is not null)
        {
            throw new InvalidOperationException(
                "TWILIO_API_KEY is set without its secret. Set TWILIO_API_SECRET (or TWILIO_API_KEY_SECRET), or unset TWILIO_API_KEY to use TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN."
            );
        }

        return accountSid is not null && authToken is not null
            ? SetBaseAddress(new BulkExportClientOptions { AccountSid = accountSid, AuthToken = authToken })
            : throw new InvalidOperationException($"The environment variables contain no complete credential. {Required}");

        string? Get(string name) => getVariable(name) is { Length: > 0 } value ? value : null;

        BulkExportClientOptions SetBaseAddress(BulkExportClientOptions options)
        {
            if (Get(BaseAddressVariable) is { } value)
            {
                options.BaseAddress = Uri.TryCreate(value, UriKind.Absolute, out var uri)
                    ? uri
                    : throw new InvalidOperationException(
                        $"{BaseAddressVariable} is not an absolute URI. Set it to the address of a simulated service, such as http://127.0.0.1:5080/, or unset it to use the service."
                    );
            }

            return options;
        }

        void ThrowIfUnsupported(string name, string supported)
        {
            if (Get(name) is { } value && !value.Equals(supported, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"{name} selects an unsupported region or edge location: BulkExport is available only in the US1 region. Unset the variable or set it to {supported}, and use a credential of the US1 region."
                );
            }
        }
    }
}
