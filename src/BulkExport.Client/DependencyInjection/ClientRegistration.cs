using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client;

/// <summary>Represents a registered client, and maps its service key to the name of its options and HTTP clients.</summary>
internal sealed record ClientRegistration(object? ServiceKey, string Name)
{
    /// <summary>Gets the name of the HTTP client for downloads. The name of the HTTP client for API requests is the name of the
    /// registration.</summary>
    public static string GetDownloadName(string name) => $"{name}.Downloads";

    /// <summary>Gets the name that is registered for a service key, or registers a new name.</summary>
    public static string GetOrAddName(IServiceCollection services, object? serviceKey, out bool isNew)
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
            return existing.Name;
        }

        // The number makes the name unique, because different keys may have the same string representation.
        var name = serviceKey is null ? "BulkExport.Client" : $"BulkExport.Client:{serviceKey}:{registrations.Length}";
        services.AddSingleton(new ClientRegistration(serviceKey, name));
        return name;
    }
}
