using System.Text;
using BulkExport.Client.Hosting.Tests.Support;

namespace BulkExport.Client.Hosting.Tests;

public sealed class LeaseTests : SyncTestBase
{
    [Fact]
    public async Task Run_TwoHostsOverOneStore_OneRunsAtATime()
    {
        var (blocked, next) = HookStore.Block();
        var first = await StartAsync(HookStore);
        await blocked;

        var second = await StartAsync();
        Assert.Equal(["busy"], await second.WaitForRunsAsync(1));
        Assert.Empty(Service.Requests);

        next.SetResult();
        await first.WaitForRunsAsync(1);
        var requests = Service.Requests.Count;
        await AdvanceToNextCheckAsync();
        Assert.Equal(["busy", "skipped"], await second.WaitForRunsAsync(2)); // the run of the first host began when the second host started
        Assert.Equal(requests, Service.Requests.Count);
        Assert.Equal(["completed"], first.Runs.Select(run => run.Outcome));
    }

    [Fact]
    public async Task Run_OtherHostHasSynchronizedSinceScheduledTime_Skips()
    {
        var first = await StartAsync();
        await first.WaitForRunsAsync(1);
        var second = await StartAsync(configure: options =>
        {
            options.RunAtStart = false;
            options.TimeOfDay = new TimeOnly(12, 0);
        });
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        await AdvanceAsync(TimeSpan.FromHours(23));
        await Task.WhenAll(first.WaitForRunsAsync(2), second.WaitForRunsAsync(1));

        var outcomes = first.Runs.Skip(1).Concat(second.Runs).Select(run => run.Outcome!).Order().ToArray();
        Assert.True(outcomes is ["completed", "skipped"] or ["busy", "completed"], string.Join(' ', outcomes));
        Assert.Equal("20 21 22 23", await GetDaysAsync(Store));
    }

    [Fact]
    public async Task Run_LongerThanLease_RenewsLease()
    {
        var (blocked, next) = HookStore.Block();
        var first = await StartAsync(HookStore);
        await blocked;
        var second = await StartAsync();
        for (var check = 1; check <= 4; check++)
        {
            await second.WaitForRunsAsync(check);
            await Clock.WaitForDelaysAsync(SyncLease.Duration, SyncLease.Duration); // the next check of the second host
            for (var renewal = 0; renewal < 3; renewal++)
            {
                var expiresAt = (await ReadAsync()).ExpiresAt;
                Clock.Advance(SyncLease.RenewalInterval);
                await WaitForLeaseAsync(lease => lease.ExpiresAt > expiresAt);
            }
        }

        Assert.All(await second.WaitForRunsAsync(5), outcome => Assert.Equal("busy", outcome));
        next.SetResult();
        Assert.Equal(["completed"], await first.WaitForRunsAsync(1));
        Assert.Null((await ReadAsync()).OwnerId);
    }

    [Fact]
    public async Task Run_LeaseOfKilledProcess_IsTakenOverAfterItExpires()
    {
        await WriteAsync(new SyncLeaseDocument { OwnerId = Guid.NewGuid(), ExpiresAt = TestClock.StartTime.AddMinutes(4) });
        var host = await StartAsync();
        Assert.Equal(["busy"], await host.WaitForRunsAsync(1));

        await AdvanceToNextCheckAsync();

        Assert.Equal(["busy", "completed"], await host.WaitForRunsAsync(2));
    }

    [Fact]
    public async Task Run_LeaseWithExpirationFarInFuture_IsIgnored()
    {
        await WriteAsync(new SyncLeaseDocument { OwnerId = Guid.NewGuid(), ExpiresAt = TestClock.StartTime.AddYears(1) });

        var host = await StartAsync();

        Assert.Equal(["completed"], await host.WaitForRunsAsync(1));
    }

    [Fact]
    public async Task Run_LeaseLost_CancelsRunAndRunsAgain()
    {
        var (blocked, _) = HookStore.Block();
        var host = await StartAsync(HookStore);
        await blocked;
        await WriteAsync(new SyncLeaseDocument { OwnerId = Guid.NewGuid(), ExpiresAt = TestClock.StartTime.AddMinutes(6) });

        Clock.Advance(SyncLease.RenewalInterval);
        Assert.Equal(["busy"], await host.WaitForRunsAsync(1));
        Assert.Contains(host.Logs, log => log.Message.Contains("has acquired the lease", StringComparison.Ordinal));

        HookStore.OnRead = null;
        await AdvanceToNextCheckAsync();
        Assert.Equal(["busy", "completed"], await host.WaitForRunsAsync(2));
    }

    [Fact]
    public async Task Run_RenewalFails_ContinuesAndLogs()
    {
        var (blocked, next) = HookStore.Block();
        var block = HookStore.OnRead!;
        var host = await StartAsync(HookStore);
        await blocked;
        HookStore.OnRead = (path, token) =>
            path == SyncLease.Path ? throw new IOException("The bucket is not available.") : block(path, token);
        Clock.Advance(SyncLease.RenewalInterval);
        while (!host.Logs.Any(log => log.Message.Contains("could not be renewed", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        next.SetResult();

        Assert.Equal(["completed"], await host.WaitForRunsAsync(1));
        Assert.Contains(host.Logs, log => log.Message.Contains("could not be released", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"firstRunAt\":\"2026-11-01T00:00:00Z\",\"resources\":null,\"expiresAt\":null}")]
    [InlineData("{\"ownerId\":\"me\"}")]
    public async Task Run_InvalidDocuments_AreReplaced(string content)
    {
        foreach (var path in new[] { SyncLease.Path, SyncState.Path })
        {
            await Store.WriteDocumentAsync(
                path,
                Encoding.UTF8.GetBytes(content),
                expectedVersion: null,
                TestContext.Current.CancellationToken
            );
        }

        var host = await StartAsync();

        Assert.Equal(["completed"], await host.WaitForRunsAsync(1));
        Assert.Equal(1, (await ReadAsync()).FormatVersion);
    }

    private Task<TimeSpan> AdvanceToNextCheckAsync() => Clock.AdvancePastDelayAsync(SyncLease.Duration, SyncLease.Duration);

    private async Task WaitForLeaseAsync(Func<SyncLeaseDocument, bool> condition)
    {
        while (!condition(await ReadAsync()))
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<SyncLeaseDocument> ReadAsync() =>
        (await SyncDocuments.ReadAsync(Store, SyncLease.Path, SyncJsonContext.Default.SyncLeaseDocument, CancellationToken.None)).Value!;

    private async Task WriteAsync(SyncLeaseDocument lease)
    {
        var json = SyncJsonContext.Default.SyncLeaseDocument;
        var (_, version) = await SyncDocuments.ReadAsync(Store, SyncLease.Path, json, CancellationToken.None);
        Assert.True(await SyncDocuments.TryWriteAsync(Store, SyncLease.Path, lease, json, version, CancellationToken.None));
    }
}
