using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client.Hosting;

/// <summary>Provides the options of the hosted service that keeps stores complete and current.</summary>
/// <remarks>The options are validated and read when the host starts. Later changes have no effect, except on the accounts of
/// <see cref="IBulkExportClientFactory"/>.</remarks>
public sealed class BulkExportSyncOptions
{
    /// <summary>Gets or sets the resource types and the days to synchronize.</summary>
    /// <value>The default is an empty request, which is not valid: <see cref="SyncRequest.ResourceTypes"/> and <see cref="SyncRequest.StartDay"/> are
    /// required.</value>
    /// <remarks>
    /// All accounts use the same request. If they are subaccounts of one parent account, which share its quota, set <see cref="SyncRequest.QuotaStore"/>, for
    /// example to the store that the accounts share. If
    /// <see cref="JobPollingOptions.Timeout"/> is <see langword="null"/>, it is set to 6 hours, so that a job that does not finish does not delay other
    /// days for longer. <see cref="SyncRequest.DryRun"/> and <see cref="SyncRequest.RequestOnly"/> must
    /// be <see langword="false"/>.
    /// </remarks>
    public SyncRequest Request { get; set; } = new();

    /// <summary>Gets or sets the directory of the store.</summary>
    /// <value>The path of a directory. The default is <see langword="null"/>. Set either this property or <see cref="StoreFactory"/>.</value>
    /// <remarks>If <see cref="AllAccounts"/> is <see langword="true"/>, the accounts share the directory: the store of an account is its partition
    /// <c>account=AC…</c> (see <see cref="ExportStoreExtensions.ForAccount"/>). Each client must then have an
    /// <see cref="BulkExportClientOptions.AccountSid"/>.</remarks>
    public string? Directory { get; set; }

    /// <summary>Gets or sets the delegate that creates the store of an account.</summary>
    /// <value>The default is <see langword="null"/>. Set either this property or <see cref="Directory"/>.</value>
    /// <remarks>The delegate receives the services of the application and the name of the account, or <see langword="null"/> if
    /// <see cref="AllAccounts"/> is <see langword="false"/>. It must return a separate store for each account, such as a partition of a shared store
    /// (see <see cref="ExportStoreExtensions.ForAccount"/>), because a store belongs to one account. It is
    /// called once for each account, and again after it has thrown an exception. The stores are not disposed.</remarks>
    public Func<IServiceProvider, string?, IExportStore>? StoreFactory { get; set; }

    /// <summary>Gets or sets the service key of the client.</summary>
    /// <value>The key that was specified in <c>AddKeyedBulkExportClient</c>. The default is <see langword="null"/>, which selects the client without a
    /// key. It must be <see langword="null"/> if <see cref="AllAccounts"/> is <see langword="true"/>.</value>
    public object? ClientKey { get; set; }

    /// <summary>Gets or sets a value indicating whether all accounts of <see cref="IBulkExportClientFactory"/> are synchronized.</summary>
    /// <value><see langword="true"/> to synchronize the clients that <c>AddBulkExportClients</c> registered, each with its own store;
    /// <see langword="false"/> to synchronize a single client. The default is <see langword="false"/>.</value>
    /// <remarks>Accounts are independent: the failure of one does not affect the others. An account that is added to the configuration while the application
    /// runs is synchronized by the next scheduled run; one that is removed is not synchronized again, and its store is retained.</remarks>
    public bool AllAccounts { get; set; }

    /// <summary>Gets or sets the maximum number of accounts that are synchronized concurrently.</summary>
    /// <value>The default is 16. The valid range is 1 to 1000.</value>
    /// <remarks>Most of the time, a synchronization waits for a job. The downloads of an account are limited by
    /// <see cref="ExportOptions.MaxConcurrency"/>.</remarks>
    [Range(1, 1000)]
    public int MaxConcurrentAccounts { get; set; } = 16;

    /// <summary>Gets or sets the time of day at which stores are synchronized, in UTC.</summary>
    /// <value>The default is 12:00.</value>
    /// <remarks>If the automatic daily export is enabled, choose a time after it lists the latest day, because a listed day costs no quota. A time of day that was missed, for example because the machine was suspended, is made up for once.</remarks>
    public TimeOnly TimeOfDay { get; set; } = new(12, 0);

    /// <summary>Gets or sets a value indicating whether stores are also synchronized when the host starts.</summary>
    /// <value><see langword="true"/> to synchronize at the start; <see langword="false"/> to wait for <see cref="TimeOfDay"/>. The default is
    /// <see langword="true"/>.</value>
    public bool RunAtStart { get; set; } = true;

    /// <summary>Gets or sets the maximum random delay that is added to <see cref="TimeOfDay"/>.</summary>
    /// <value>The default is 15 minutes. The valid range is <see cref="TimeSpan.Zero"/> to 12 hours.</value>
    [TimeSpanRange(0, 12 * 60 * 60 * 1000)]
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the delay before the first retry of a synchronization that failed, or of days that are pending or failed transiently.</summary>
    /// <value>The default is 5 minutes. The valid range is 1 second to 1 day.</value>
    /// <remarks>The delay doubles with each further retry, up to <see cref="MaxRetryDelay"/>. Random jitter of up to 50% is subtracted. Days that failed for
    /// another reason, such as those that the service failed to export, are left for the next scheduled run, because each request counts against the
    /// quota.</remarks>
    [TimeSpanRange(1000, 24 * 60 * 60 * 1000)]
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the maximum delay between two retries.</summary>
    /// <value>The default is 2 hours. The valid range is <see cref="RetryBaseDelay"/> to 1 day.</value>
    [TimeSpanRange(1000, 24 * 60 * 60 * 1000)]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Gets or sets the time since the last complete synchronization after which the health check reports a degraded state.</summary>
    /// <value>The default is 36 hours. The minimum is 1 minute.</value>
    /// <remarks>A synchronization is complete if no day is pending, deferred or failed. Before the first one, the time since the first run counts.</remarks>
    [TimeSpanRange(60 * 1000)]
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromHours(36);

    /// <summary>Gets or sets the time since the last complete synchronization after which the health check reports an unhealthy state.</summary>
    /// <value>The default is 72 hours. The value must be greater than <see cref="DegradedAfter"/>.</value>
    [TimeSpanRange(60 * 1000)]
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromHours(72);
}
