using BulkExport.Client.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method to register the processing of webhooks in an <see cref="IServiceCollection"/>.</summary>
public static class BulkExportWebhookServiceCollectionExtensions
{
    /// <summary>Registers the hosted service that processes the webhooks of all endpoints that <c>MapBulkExportWebhook</c> maps.</summary>
    /// <remarks>When the host stops, the service waits for the handlers that are running, within the shutdown timeout of the host. When the host starts, it resumes the
    /// notifications that are pending in a store. Calling this method again has no effect.</remarks>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <returns>The same collection, so that calls can be chained.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddBulkExportWebhooks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<WebhookProcessorService>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, WebhookProcessorService>(provider =>
                provider.GetRequiredService<WebhookProcessorService>()
            )
        );
        return services;
    }
}
