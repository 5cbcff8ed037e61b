using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Creates a client from the services of a container.</summary>
internal static class ClientActivator
{
    /// <summary>Creates a client.</summary>
    /// <param name="provider">The service provider.</param>
    /// <param name="registration">The registration of the client.</param>
    /// <param name="options">The current options of the registration.</param>
    public static BulkExportClient Create(IServiceProvider provider, ClientRegistration registration, BulkExportClientOptions options) =>
        new(
            HttpClientRegistration.Create(provider, registration, options),
            options,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILoggerFactory>(),
            registration.Key
        );
}
