using BulkExport.Client.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods to register scheduled synchronizations in an <see cref="IServiceCollection"/>.</summary>
public static class BulkExportSyncServiceCollectionExtensions
{
    /// <summary>Registers a hosted service that keeps stores complete and current: it calls <c>SyncAsync</c> after the start and once a day.</summary>
    /// <remarks>
    /// <para>
    /// The client is registered separately, with <c>AddBulkExportClient</c>, <c>AddKeyedBulkExportClient</c> or <c>AddBulkExportClients</c>. The options are
    /// validated when the host starts. Calling this method again adds another configuration delegate.
    /// </para>
    /// <para>
    /// Errors are logged and retried with exponential backoff; they never stop the host. Several processes can use the same store: the document
    /// <c>_bulkexport/sync-lease.json</c> ensures that usually one of them synchronizes it at a time. No correctness depends on it, because concurrent
    /// synchronizations are safe, too. When the host stops, a run in progress is canceled, and the next one resumes its jobs.
    /// </para>
    /// <para>To monitor the service, call <c>AddBulkExportSync</c> on the <see cref="IHealthChecksBuilder"/>, and see
    /// <see cref="BulkExportSyncTelemetry"/>.</para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
    /// builder.Services.AddBulkExportSync(options =>
    /// {
    ///     options.Request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
    ///     options.Request.StartDay = new DateOnly(2026, 1, 1);
    ///     options.Directory = "exports";
    /// });
    /// builder.Services.AddHealthChecks().AddBulkExportSync();
    /// </code>
    /// </example>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="configure">A delegate that configures the options.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddBulkExportSync(this IServiceCollection services, Action<BulkExportSyncOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptionsWithValidateOnStart<BulkExportSyncOptions>().Configure(configure);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<BulkExportSyncOptions>, BulkExportSyncOptionsDefaults>()
        );
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BulkExportSyncOptions>, BulkExportSyncOptionsValidator>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<BulkExportSyncOptions>, BulkExportSyncOptionsCustomValidator>()
        );
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SyncSchedule>();
        services.TryAddSingleton<SyncAccounts>();
        services.TryAddSingleton<SyncMetrics>();
        services.TryAddSingleton<SyncRunner>();
        services.AddHostedService<SyncWorker>();
        return services;
    }

    /// <inheritdoc cref="AddBulkExportSync(IServiceCollection, Action{BulkExportSyncOptions})"/>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="configuration">The configuration section to bind to <see cref="BulkExportSyncOptions"/>. Stores
    /// and delegates cannot be bound.</param>
    public static IServiceCollection AddBulkExportSync(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddBulkExportSync(options => SyncOptionsBinder.Bind(configuration, options));
    }
}
