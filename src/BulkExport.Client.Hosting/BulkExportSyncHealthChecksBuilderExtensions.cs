using BulkExport.Client.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods to monitor scheduled synchronizations with health checks.</summary>
public static class BulkExportSyncHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check that reports how long ago the last complete synchronization was.</summary>
    /// <remarks>
    /// <para>
    /// The state is healthy up to <see cref="BulkExportSyncOptions.DegradedAfter"/>, then degraded, and after
    /// <see cref="BulkExportSyncOptions.UnhealthyAfter"/> unhealthy. With several accounts, it is the worst state of an account. The time of the last complete
    /// synchronization is recorded in the store, in the document <c>_bulkexport/sync-state.json</c>, so that a restart does not change the state. The store is
    /// read only if no state is known yet, or if the state is not healthy.
    /// </para>
    /// <para>The data contains <c>lastCompletedAt</c>, <c>oldestMissingDay</c> and <c>missingDays</c> or, with several accounts, the same keys with the name of
    /// the account as the prefix, such as <c>Billing.missingDays</c>. Values that are not known are omitted.</para>
    /// </remarks>
    /// <param name="builder">The <see cref="IHealthChecksBuilder"/> to add the health check to.</param>
    /// <param name="name">The name of the health check.</param>
    /// <param name="failureStatus">The status to report instead of <see cref="HealthStatus.Unhealthy"/>, or <see langword="null"/>.</param>
    /// <param name="tags">The tags of the health check, or <see langword="null"/>.</param>
    /// <returns>The same builder, so that calls can be chained.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddBulkExportSync(
        this IHealthChecksBuilder builder,
        string name = "bulkexport-sync",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(new HealthCheckRegistration(name, Create, failureStatus, tags));
    }

    private static SyncHealthCheck Create(IServiceProvider provider)
    {
        var accounts =
            provider.GetService<SyncAccounts>()
            ?? throw new InvalidOperationException("No synchronization is registered. Call services.AddBulkExportSync.");
        return new SyncHealthCheck(
            accounts,
            provider.GetRequiredService<IOptions<BulkExportSyncOptions>>(),
            provider.GetRequiredService<TimeProvider>()
        );
    }
}
