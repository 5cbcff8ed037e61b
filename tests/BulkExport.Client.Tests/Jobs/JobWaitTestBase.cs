using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Provides a simulated service and a client that share a fake clock.</summary>
public abstract class JobWaitTestBase : IAsyncDisposable
{
    private protected static readonly DateOnly First = new(2025, 11, 1);

    private readonly ServiceProvider _provider;

    private protected JobWaitTestBase()
    {
        Service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = TimeProvider });
        _provider = TestClientFactory.Build(Service, TimeProvider);
        StartTime = TimeProvider.GetUtcNow();
    }

    private protected AutoAdvanceTimeProvider TimeProvider { get; } = new();

    private protected SimulatedBulkExport Service { get; }

    private protected DateTimeOffset StartTime { get; }

    private protected IJobsClient Client => _provider.GetRequiredService<IJobsClient>();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Job CreateSnapshot(JobStatus status, int count = 2) =>
        new()
        {
            JobSid = TestAccount.JobSid,
            StartDay = First,
            EndDay = First.AddDays(1),
            Details = [new() { Status = status, Count = count }],
        };

    private protected static SimulatedJob CreateJob(int days, TimeSpan time) =>
        new()
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            QueueTime = TimeSpan.Zero,
            MaxConcurrentDays = 1,
            TimePerDay = time / days,
        };

    private protected JobPoller CreatePollerWithoutJitter() => new(Client, TimeProvider, NullLogger.Instance, () => 0.5);
}
