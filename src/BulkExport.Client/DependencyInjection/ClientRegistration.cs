using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client;

/// <summary>Marks a client as registered under a key, and names its options and its HTTP clients.</summary>
internal sealed record ClientRegistration(object? ServiceKey, string Name)
{
    /// <summary>Gets the name of the HTTP client of downloads. That of API requests has the name of the registration.</summary>
    public static string GetDownloadName(string name) => $"{name}.Downloads";

    /// <summary>Gets the name that is registered for a key, or registers a new one.</summary>
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

        // Different keys may have the same string representation; the number makes their names unique.
        var name = serviceKey is null ? "BulkExport.Client" : $"BulkExport.Client:{serviceKey}:{registrations.Length}";
        services.AddSingleton(new ClientRegistration(serviceKey, name));
        return name;
    }
}
