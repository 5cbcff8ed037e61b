using BulkExport.Client.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace BulkExport.Client.Hosting.Tests;

public sealed class RetryTests : SyncTestBase
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private readonly Queue<SyncResult> _results = [];

    [Fact]
    public async Task Run_StoreFails_RetriesWithBackoffUntilItSucceeds()
    {
        Exception[] exceptions =
        [
            new BulkExportFileException("The bucket is not available.", "bucket"),
            new InvalidOperationException("The store has a defect."),
            new OperationCanceledException("The store has timed out."),
            new IOException("The disk is full."),
        ];
        var reads = 0;
        HookStore.OnRead = (path, _) => path == SyncLease.Path && reads < 3 ? throw exceptions[reads++] : Task.CompletedTask;
        HookStore.OnWrite = (path, _) => path == SyncState.Path && reads++ == 3 ? throw exceptions[3] : Task.CompletedTask;
        var host = await StartAsync(HookStore);

        var maxMinutes = 5;
        for (var run = 1; run <= exceptions.Length; run++)
        {
            await host.WaitForRunsAsync(run);
            var delay = await AdvancePastRetryDelayAsync(maxMinutes);
            Assert.InRange(delay.TotalMinutes, maxMinutes / 2d, maxMinutes);
            maxMinutes *= 2;
        }

        Assert.Equal(["failed", "failed", "failed", "failed", "completed"], await host.WaitForRunsAsync(5));
        var errors = host.Logs.Where(log => log.Level == LogLevel.Error).ToArray();
        Assert.Equal(exceptions, errors.Select(log => log.Exception));
        Assert.All(
            errors,
            log => Assert.StartsWith("The synchronization of the account failed; retrying in", log.Message, StringComparison.Ordinal)
        );
        Assert.Equal("20 21 22", await GetDaysAsync(Store));
    }

    [Fact]
    public async Task Run_StoreFactoryThrows_IsCalledAgain()
    {
        var calls = 0;
        var host = await StartAsync(configure: options =>
            options.StoreFactory = (_, _) => ++calls == 1 ? throw new InvalidOperationException("No credential.") : Store
        );
        await host.WaitForRunsAsync(1);

        await AdvancePastRetryDelayAsync(5);

        Assert.Equal(["failed", "completed"], await host.WaitForRunsAsync(2));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Run_PendingDays_RetriesWithBackoff()
    {
        _results.Enqueue(CreateResult(SyncDayStatus.Pending));
        _results.Enqueue(CreateResult(SyncDayStatus.Failed, new BulkExportConnectionException("No response was received.")));
        _results.Enqueue(CreateResult(SyncDayStatus.Present));
        var host = await StartWithResultsAsync();
        await host.WaitForRunsAsync(1);
        await AdvancePastRetryDelayAsync(5);
        await host.WaitForRunsAsync(2);
        await AdvancePastRetryDelayAsync(10);

        Assert.Equal(["incomplete", "incomplete", "completed"], await host.WaitForRunsAsync(3));
        Assert.Contains(
            host.Logs,
            log =>
                log.Level == LogLevel.Warning
                && log.Message.StartsWith(
                    "1 days of the account are pending, failed or deferred, the oldest is 2026-11-20",
                    StringComparison.Ordinal
                )
                && log.Message.EndsWith("No response was received.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_DeferredDays_AreLeftForNextScheduledRun()
    {
        _results.Enqueue(CreateResult(SyncDayStatus.Deferred));
        _results.Enqueue(CreateResult(SyncDayStatus.Present));
        var host = await StartWithResultsAsync();
        await host.WaitForRunsAsync(1);

        await AdvanceAsync(TimeSpan.FromHours(22));
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Single(host.Runs);

        await AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(["deferred", "completed"], await host.WaitForRunsAsync(2));
        Assert.Contains(host.Logs, log => log.Message.EndsWith("the next can be requested from 2026-11-25.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_DayThatServiceFailedToExport_IsLeftForNextScheduledRun()
    {
        var error = new BulkExportDayException("The service failed to export the day.", Day, default);
        _results.Enqueue(CreateResult(SyncDayStatus.Failed, error));
        _results.Enqueue(CreateResult(SyncDayStatus.Downloaded));
        var host = await StartWithResultsAsync();
        await host.WaitForRunsAsync(1);

        await AdvanceAsync(TimeSpan.FromHours(22));
        await Clock.WaitForDelaysAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Single(host.Runs);

        await AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(["incomplete", "completed"], await host.WaitForRunsAsync(2));
        Assert.Contains(host.Logs, log => log.Level == LogLevel.Error && log.Message.EndsWith(error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_MidRun_ReleasesLeaseAndLogsNoError()
    {
        var (blocked, _) = HookStore.Block();
        var host = await StartAsync(HookStore);
        await blocked;

        await host.StopAsync();

        Assert.Equal(["canceled"], host.Runs.Select(run => run.Outcome));
        Assert.DoesNotContain(host.Logs, log => log.Level >= LogLevel.Warning);
        var next = await StartAsync();
        Assert.Equal(["completed"], await next.WaitForRunsAsync(1)); // without waiting for the lease to expire
        Assert.Equal("20 21 22", await GetDaysAsync(Store));
    }

    [Fact]
    public async Task Stop_WhileRetrying_EndsImmediately()
    {
        HookStore.OnRead = (_, _) => throw new IOException("The disk is full.");
        var host = await StartAsync(HookStore);
        await host.WaitForRunsAsync(1);

        await host.StopAsync();

        Assert.Single(host.Runs);
    }

    private static SyncResult CreateResult(SyncDayStatus status, BulkExportException? error = null) =>
        new()
        {
            Plan = new SyncPlan { Days = [], Jobs = [] },
            Days =
            [
                new SyncDayResult
                {
                    ResourceType = ResourceType.Messages,
                    Day = Day,
                    Status = status,
                    Error = error,
                    DeferredUntil = status == SyncDayStatus.Deferred ? new DateOnly(2026, 11, 25) : null,
                },
            ],
        };

    private Task<SyncHost> StartWithResultsAsync()
    {
        var client = Substitute.For<IBulkExportClient>();
        client
            .SyncAsync(Arg.Any<SyncRequest>(), Arg.Any<IExportStore>(), Arg.Any<IProgress<SyncProgress>?>(), Arg.Any<CancellationToken>())
            .Returns(_ => _results.Dequeue());
        return StartAsync(addClient: services => services.AddSingleton(client));
    }
}
