using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests;

/// <summary>A simulated service and a client for it, both on the same <see cref="AutoAdvanceTimeProvider"/>, which the client optionally uses through a
/// <see cref="SimulatedTimeProvider"/>.</summary>
internal sealed class ServiceFixture : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public ServiceFixture(
        Action<BulkExportClientOptions>? configure = null,
        ILoggerProvider? loggerProvider = null,
        AutoAdvanceTimeProvider? timeProvider = null,
        bool useSimulatedTime = false
    )
    {
        TimeProvider = timeProvider ?? new AutoAdvanceTimeProvider { AutoAdvance = !useSimulatedTime };
        Service = SimulatedBulkExport.Start(new() { TimeProvider = TimeProvider, RecordsPerDay = (_, _) => 3 });
        SimulatedTime = new SimulatedTimeProvider(Service, TimeProvider.Advance);
        _provider = TestClientFactory.Build(Service, useSimulatedTime ? SimulatedTime : TimeProvider, configure, loggerProvider);
        Client = _provider.GetRequiredService<IBulkExportClient>();
    }

    public AutoAdvanceTimeProvider TimeProvider { get; }

    /// <summary>Gets the time provider of a client whose timeouts elapse too while a call waits.</summary>
    public SimulatedTimeProvider SimulatedTime { get; }

    public SimulatedBulkExport Service { get; }

    public IBulkExportClient Client { get; }

    public IJobsClient Jobs => Client.Jobs;

    public SimulatedFaults Faults => Service.Faults;

    public RequestLog Requests => Service.Requests;

    /// <summary>Adds the job <see cref="TestAccount.JobSid"/> with two completed days and a submitted one.</summary>
    public void AddJob() =>
        Service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = TestAccount.JobSid,
                StartDay = new(2020, 7, 1),
                EndDay = new(2020, 7, 3),
                Age = TimeSpan.FromDays(1),
                Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2020, 7, 3)] = JobStatus.Submitted },
            }
        );

    /// <summary>Adds a completed job, so that the file of a day exists.</summary>
    /// <param name="day">The day.</param>
    /// <param name="content">The content of the file; by default it is generated.</param>
    public SimulatedFile AddFile(DateOnly day, byte[]? content = null)
    {
        Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = day,
                EndDay = day,
                Age = TimeSpan.FromDays(1),
            }
        );
        if (content is not null)
        {
            Service.Files.Replace(ResourceType.Messages, day, content);
        }

        return Service.Files.Get(ResourceType.Messages, day);
    }

    /// <summary>Enqueues a fault for each of the following API requests.</summary>
    public void FailAlways(Fault fault) => Faults.Enqueue(int.MaxValue, fault);

    /// <summary>Enqueues requests without a response.</summary>
    /// <returns>A semaphore that is released each time such a request was received.</returns>
    public SemaphoreSlim IgnoreRequests(int count, Func<ReceivedRequest, bool>? where = null)
    {
        var received = new SemaphoreSlim(0);
        Faults.Enqueue(
            count,
            Fault.NoResponse(),
            request =>
            {
                var isIgnored = where is null || where(request);
                if (isIgnored)
                {
                    received.Release();
                }

                return isIgnored;
            }
        );
        return received;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Service.DisposeAsync();
    }
}
