using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the options of registered clients. Each failure names the key and the configuration section of the client.</summary>
internal sealed class RegisteredOptionsValidator(IEnumerable<ClientRegistration> registrations) : IValidateOptions<BulkExportClientOptions>
{
    public ValidateOptionsResult Validate(string? name, BulkExportClientOptions options)
    {
        var failures = OptionsGuard.GetFailures(options);
        var origin = Describe(
            registrations.FirstOrDefault(registration =>
                registration.OptionsName == (name ?? Microsoft.Extensions.Options.Options.DefaultName)
            )
        );
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(failures.Select(failure => failure + origin));
    }

    private static string? Describe(ClientRegistration? registration) =>
        (registration?.Key, registration?.ConfigurationPath) switch
        {
            ({ } key, { } path) => $" This concerns the client with key '{key}', configuration section '{path}'.",
            ({ } key, null) => $" This concerns the client with key '{key}'.",
            (null, { } path) => $" This concerns the configuration section '{path}'.",
            _ => null,
        };
}
