using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Reports how long ago the last complete synchronization of each account was.</summary>
internal sealed class SyncHealthCheck(SyncAccounts accounts, IOptions<BulkExportSyncOptions> options, TimeProvider timeProvider)
    : IHealthCheck
{
    private const int MaxListedAccounts = 10;

    private readonly BulkExportSyncOptions _options = options.Value;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var checks = await Task.WhenAll(accounts.GetCurrent().Select(account => CheckAsync(account, cancellationToken)))
            .ConfigureAwait(false);
        var status = checks.Select(check => check.Status).DefaultIfEmpty(HealthStatus.Healthy).Min();
        var failed = checks.Where(check => check.Status != HealthStatus.Healthy).OrderBy(check => check.Status).ToArray();
        return new HealthCheckResult(
            status == HealthStatus.Unhealthy ? context.Registration.FailureStatus : status,
            Describe(checks, failed),
            failed.Select(check => check.Exception).FirstOrDefault(exception => exception is not null),
            CreateData(checks)
        );
    }

    private static string Describe(SyncAccountHealth[] checks, SyncAccountHealth[] failed)
    {
        if (failed.Length == 0)
        {
            return checks is [{ Account.Name: null } single]
                ? single.Describe()
                : string.Create(CultureInfo.InvariantCulture, $"The stores of {checks.Length} account(s) are up to date.");
        }

        var descriptions = string.Join(' ', failed.Take(MaxListedAccounts).Select(check => check.Describe()));
        return failed.Length <= MaxListedAccounts
            ? descriptions
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{descriptions} {failed.Length - MaxListedAccounts} more accounts are affected."
            );
    }

    private static Dictionary<string, object> CreateData(SyncAccountHealth[] checks)
    {
        var data = new Dictionary<string, object>();
        foreach (var check in checks)
        {
            var prefix = check.Account.Name is { } name ? $"{name}." : string.Empty;
            Add($"{prefix}lastCompletedAt", check.State?.LastCompletedAt);
            Add($"{prefix}oldestMissingDay", check.State?.OldestMissingDay);
            Add($"{prefix}missingDays", check.State?.MissingDays);
        }

        return data;

        void Add(string key, object? value)
        {
            if (value is not null)
            {
                data[key] = value;
            }
        }
    }

    private async Task<SyncAccountHealth> CheckAsync(SyncAccount account, CancellationToken cancellationToken)
    {
        Exception? exception = null;
        if (account.State is null || GetStatus(account) != HealthStatus.Healthy)
        {
            try
            {
                // Another process may have synchronized the store.
                await SyncStateStore.ReadAsync(account, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                exception = e;
            }
        }

        var status = GetStatus(account);
        return new SyncAccountHealth(
            account,
            account.State,
            exception is not null && status == HealthStatus.Healthy ? HealthStatus.Degraded : status,
            exception
        );
    }

    private HealthStatus GetStatus(SyncAccount account)
    {
        var age = timeProvider.GetUtcNow() - (account.State?.LastCompletedAt ?? account.State?.FirstRunAt ?? account.FirstSeenAt);
        return age > _options.UnhealthyAfter ? HealthStatus.Unhealthy
            : age > _options.DegradedAfter ? HealthStatus.Degraded
            : HealthStatus.Healthy;
    }
}
