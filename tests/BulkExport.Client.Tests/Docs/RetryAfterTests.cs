using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Docs;

// <testing-fake-clock>
public sealed class RetryAfterTests
{
    [Fact]
    public async Task FetchAsync_TooManyRequests_WaitsAsRequested()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = clock });
        var timeProvider = new SimulatedTimeProvider(service, clock.Advance);
        using var client = new BulkExportClient(service.CreateClientOptions(), timeProvider);
        JobSid jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });
        service.Faults.Enqueue(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(20)));

        Task<Job> fetch = client.Jobs.FetchAsync(jobSid, TestContext.Current.CancellationToken);
        Job job = await timeProvider.AdvanceUntilCompletedAsync(fetch, TestContext.Current.CancellationToken);

        Assert.Equal(7, job.DayCount);
        Assert.Equal(20, (service.Requests[1].ReceivedAt - service.Requests[0].ReceivedAt).TotalSeconds);
    }
}
// </testing-fake-clock>
