using Medallion.Threading.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BulkExport.Workers;

/// <summary>Limits the number of concurrent downloads of an account over all processes.</summary>
/// <remarks>Each download holds a session-level advisory lock, which PostgreSQL releases when the process is killed.</remarks>
internal sealed class AccountLimiter(NpgsqlDataSource dataSource, IOptions<WorkerOptions> options)
{
    /// <summary>Acquires one of the slots of an account.</summary>
    /// <returns>An object that releases the slot when it is disposed, or <see langword="null"/> if all slots are in use.</returns>
    public async Task<IAsyncDisposable?> TryAcquireAsync(string account, CancellationToken cancellationToken)
    {
        for (var slot = 0; slot < options.Value.MaxConcurrencyPerAccount; slot++)
        {
            var key = new PostgresAdvisoryLockKey($"bulkexport:{account}:{slot}", allowHashing: true);
            if (await new PostgresDistributedLock(key, dataSource).TryAcquireAsync(TimeSpan.Zero, cancellationToken) is { } handle)
            {
                return handle;
            }
        }

        return null;
    }
}
