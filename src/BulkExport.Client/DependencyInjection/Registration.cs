using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client;

/// <summary>Marks, among the services, that a client is registered under a key, and what its options and HTTP client are called.</summary>
internal sealed record Registration(object? ServiceKey, string Name)
{
    /// <summary>The name for a key: that of its registration, or a new one which is then registered.</summary>
    public static string NameFor(IServiceCollection services, object? serviceKey, out bool isFirst)
    {
        var registrations = services.Where(s => !s.IsKeyedService).Select(s => s.ImplementationInstance).OfType<Registration>().ToArray();
        var existing = registrations.FirstOrDefault(r => Equals(r.ServiceKey, serviceKey));
        isFirst = existing is null;
        if (existing is not null)
        {
            return existing.Name;
        }

        // Different keys may have the same text; the number keeps their names apart.
        var name = serviceKey is null ? "BulkExport.Client" : $"BulkExport.Client:{serviceKey}:{registrations.Length}";
        services.AddSingleton(new Registration(serviceKey, name));
        return name;
    }
}
