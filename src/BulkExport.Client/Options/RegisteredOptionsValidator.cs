using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the options of registered clients. Each failure names the key or the name, and the configuration section of the client.</summary>
internal sealed class RegisteredOptionsValidator(
    IEnumerable<ClientRegistration> registrations,
    IEnumerable<NamedClientRegistry> namedClients
) : IValidateOptions<BulkExportClientOptions>
{
    public ValidateOptionsResult Validate(string? name, BulkExportClientOptions options)
    {
        var failures = OptionsGuard.GetFailures(options);
        if (failures.Count == 0)
        {
            return ValidateOptionsResult.Success;
        }

        var origin = Describe(name ?? Microsoft.Extensions.Options.Options.DefaultName);
        return ValidateOptionsResult.Fail(failures.Select(failure => failure + origin));
    }

    private string? Describe(string optionsName)
    {
        var registration = registrations.FirstOrDefault(registration => registration.OptionsName == optionsName);
        if (registration is null)
        {
            var path = namedClients.Select(clients => clients.FindSectionPath(optionsName)).FirstOrDefault();
            return Describe(optionsName.Length == 0 ? null : $"the client with the name '{DisplayText.Escape(optionsName)}'", path);
        }

        return Describe(registration.Key is { } key ? $"the client with key '{key}'" : null, registration.ConfigurationPath);
    }

    private static string? Describe(string? client, string? configurationPath) =>
        (client, configurationPath) switch
        {
            ({ }, { }) => $" This concerns {client}, configuration section '{configurationPath}'.",
            ({ }, null) => $" This concerns {client}.",
            (null, { }) => $" This concerns the configuration section '{configurationPath}'.",
            _ => null,
        };
}
