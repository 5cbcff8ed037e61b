using BulkExport.Workers;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BulkExport.Client.WorkerTests;

/// <summary>Tests the limit of concurrent downloads of an account.</summary>
public sealed class AccountLimiterTests(PostgreSqlServer server)
{
    private static readonly IOptions<WorkerOptions> Options = Microsoft.Extensions.Options.Options.Create(
        new WorkerOptions { MaxConcurrencyPerAccount = 2 }
    );

    [Fact]
    public async Task TryAcquireAsync_AllSlotsInUse_ReturnsNullUntilOneIsReleased()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var first = NpgsqlDataSource.Create(connectionString);
        await using var second = NpgsqlDataSource.Create(connectionString);
        var (limiter, otherProcess) = (new AccountLimiter(first, Options), new AccountLimiter(second, Options));

        var slot = await AcquireAsync(limiter, "billing");
        await using var otherSlot = await AcquireAsync(otherProcess, "billing");
        await using var otherAccount = await AcquireAsync(limiter, "support");

        Assert.NotNull(slot);
        Assert.NotNull(otherSlot);
        Assert.NotNull(otherAccount);
        Assert.Null(await AcquireAsync(limiter, "billing"));
        Assert.Null(await AcquireAsync(otherProcess, "billing"));
        await slot.DisposeAsync();
        await using var released = await AcquireAsync(otherProcess, "billing");
        Assert.NotNull(released);
    }

    [Fact]
    public async Task TryAcquireAsync_ConnectionOfHolderIsClosed_ReturnsSlot()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var killed = NpgsqlDataSource.Create($"{connectionString};Application Name=killed");
        await using var other = NpgsqlDataSource.Create(connectionString);
        _ = await AcquireAsync(new AccountLimiter(killed, Options), "billing");
        _ = await AcquireAsync(new AccountLimiter(killed, Options), "billing");
        Assert.Null(await AcquireAsync(new AccountLimiter(other, Options), "billing"));

        await using var terminate = other.CreateCommand(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'killed'"
        );
        await terminate.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var slot = await AcquireAsync(new AccountLimiter(other, Options), "billing");
        Assert.NotNull(slot);
    }

    private static Task<IAsyncDisposable?> AcquireAsync(AccountLimiter limiter, string account) =>
        limiter.TryAcquireAsync(account, TestContext.Current.CancellationToken);
}
