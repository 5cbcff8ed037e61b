using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client;

/// <summary>A marker service that holds the sources of the names of clients, and the registrations of the clients that were created.</summary>
internal sealed class NamedClientRegistry
{
    /// <summary>The name of the HTTP client whose configuration applies to the API requests of all named clients.</summary>
    public const string TemplateName = "BulkExport.Client.Named";

    private readonly List<string> _names = [];
    private readonly ConcurrentDictionary<string, ClientRegistration> _registrations = [];

    /// <summary>Gets the configuration sections whose subsections are the options of clients.</summary>
    public List<IConfiguration> Sections { get; } = [];

    /// <summary>Gets the paths of the configuration sections, for messages.</summary>
    public IEnumerable<string> SectionPaths => Sections.OfType<IConfigurationSection>().Select(section => section.Path);

    /// <summary>Gets the registry of a service collection, or adds one.</summary>
    public static NamedClientRegistry GetOrAdd(IServiceCollection services, out bool isNew)
    {
        var existing = services
            .Where(service => !service.IsKeyedService)
            .Select(service => service.ImplementationInstance)
            .OfType<NamedClientRegistry>()
            .FirstOrDefault();
        isNew = existing is null;
        if (existing is not null)
        {
            return existing;
        }

        var registry = new NamedClientRegistry();
        services.AddSingleton(registry);
        return registry;
    }

    /// <summary>Adds the name of a client whose options are not in a configuration section.</summary>
    public void AddName(string name) => _names.Add(name);

    /// <summary>Gets the current names of the clients, without duplicates. The comparison ignores case, like that of configuration keys.</summary>
    public IReadOnlyList<string> GetNames() =>
        [
            .. _names
                .Concat(
                    Sections
                        .SelectMany(section => section.GetChildren())
                        .Where(account => account.Value is null)
                        .Select(account => account.Key)
                )
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Gets the path of the configuration section of a client, or <see langword="null"/> if there is none.</summary>
    public string? FindSectionPath(string name) =>
        Sections
            .SelectMany(section => section.GetChildren())
            .LastOrDefault(account => account.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Path;

    /// <summary>Gets the registration of a client.</summary>
    /// <param name="name">The name of the client.</param>
    /// <param name="attemptTimeout">The timeout of an attempt. Clients with the same timeout share their connections; the connect timeout
    /// depends on it.</param>
    public ClientRegistration GetRegistration(string name, TimeSpan attemptTimeout)
    {
        var timeout = attemptTimeout.Ticks.ToString(CultureInfo.InvariantCulture);
        var registration = _registrations.GetOrAdd(
            $"{TemplateName}:{name}:{timeout}",
            httpClientName => new ClientRegistration(name, httpClientName)
            {
                OptionsName = name,
                PrimaryHandlerName = $"{TemplateName}:{timeout}",
                AttemptTimeout = attemptTimeout,
            }
        );
        _registrations.TryAdd(registration.DownloadHttpClientName, registration);
        return registration;
    }

    /// <summary>Finds the registration of a client by the name of its HTTP client for API requests or for downloads.</summary>
    public ClientRegistration? FindRegistration(string? httpClientName) =>
        httpClientName is null ? null : _registrations.GetValueOrDefault(httpClientName);
}
