using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Waits for jobs that an eventually consistent service does not find.</summary>
public sealed class JobWaitNotFoundTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCompletionAsync_NewJobNotVisible_ContinuesPolling()
    {
        var timeProvider = new AutoAdvanceTimeProvider();
        await using var service = SimulatedBulkExport.Start(
            new() { TimeProvider = timeProvider, VisibilityDelay = TimeSpan.FromSeconds(30) }
        );
        await using var provider = TestClientFactory.Build(service, timeProvider);
        var jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 1) });

        var job = await provider.Jobs().WaitForCompletionAsync(jobSid, cancellationToken: Cancellation);

        Assert.True(job.IsFinished);
        Assert.True(service.Requests[^1].ReceivedAt - service.Requests[0].ReceivedAt >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitForCompletionAsync_NotFoundAfterJobWasFetched_ContinuesPolling()
    {
        await using var fixture = new ServiceFixture();
        var jobSid = fixture.Service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 1) });
        var progress = new CallbackProgress<Job>(job =>
        {
            if (!job.IsFinished)
            {
                fixture.Faults.Enqueue(3, Fault.Status(System.Net.HttpStatusCode.NotFound));
            }
        });

        Assert.True((await fixture.Jobs.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: Cancellation)).IsFinished);
    }

    [Fact]
    public async Task WaitForCompletionAsync_JobDoesNotExist_ThrowsAfterOneMinute()
    {
        await using var fixture = new ServiceFixture();

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            fixture.Jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        Assert.InRange(exception.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.5));
    }

    [Fact]
    public async Task WaitForCompletionAsync_NoFailureTolerated_ThrowsAtFirstNotFound()
    {
        await using var fixture = new ServiceFixture();
        var options = new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.Zero };

        await Assert.ThrowsAsync<JobWaitException>(() =>
            fixture.Jobs.WaitForCompletionAsync(TestAccount.JobSid, options, cancellationToken: Cancellation)
        );

        Assert.Single(fixture.Requests);
    }
}
