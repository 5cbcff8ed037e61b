using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>A marker service that maps a service key, or the name of a client, to the names of the options and the HTTP clients.</summary>
internal sealed class ClientRegistration(object? serviceKey, string httpClientName)
{
    /// <summary>Gets the service key or the name of the client, or <see langword="null"/> for the client without a key.</summary>
    public object? ServiceKey { get; } = serviceKey;

    /// <summary>Gets the string representation of the service key or the name for messages and telemetry.</summary>
    public string? Key => ServiceKey is null ? null : DisplayText.Escape(ServiceKey.ToString() ?? string.Empty);

    /// <summary>Gets the name of the HTTP client for API requests.</summary>
    public string HttpClientName { get; } = httpClientName;

    /// <summary>Gets the timeout of an attempt on which the primary handler depends, or <see langword="null"/> to use that of the options.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>Gets or sets the path of the configuration section that the options are bound to, or <see langword="null"/> if they are not bound to one.</summary>
    public string? ConfigurationPath { get; set; }

    /// <summary>Gets the name of the HTTP client for downloads.</summary>
    public string DownloadHttpClientName => GetDownloadName(HttpClientName);

    /// <summary>Gets the name of the options, which is the default name for the client without a key, and the name of a named client.</summary>
    public string OptionsName { get; init; } = serviceKey is null ? Options.DefaultName : httpClientName;

    /// <summary>Gets the name of the primary handler in the <see cref="PrimaryHandlerPool"/>.</summary>
    public string PrimaryHandlerName { get; init; } = httpClientName;

    /// <summary>Gets the name of the HTTP client for downloads from that of the HTTP client for API requests.</summary>
    public static string GetDownloadName(string httpClientName) => $"{httpClientName}.Downloads";

    /// <summary>Gets the registration of a service key, or adds one.</summary>
    public static ClientRegistration GetOrAdd(IServiceCollection services, object? serviceKey, out bool isNew)
    {
        var registrations = services
            .Where(service => !service.IsKeyedService)
            .Select(service => service.ImplementationInstance)
            .OfType<ClientRegistration>()
            .ToArray();
        var existing = registrations.FirstOrDefault(registration => Equals(registration.ServiceKey, serviceKey));
        isNew = existing is null;
        if (existing is not null)
        {
            return existing;
        }

        // The number makes the name unique, because different keys may have the same string representation.
        var name = serviceKey is null ? "BulkExport.Client" : $"BulkExport.Client:{serviceKey}:{registrations.Length}";
        var registration = new ClientRegistration(serviceKey, name);
        services.AddSingleton(registration);
        return registration;
    }
}
