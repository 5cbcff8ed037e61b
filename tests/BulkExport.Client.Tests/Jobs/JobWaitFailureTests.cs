using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Tests how waiting for a job handles failures and timeouts.</summary>
public sealed class JobWaitFailureTests : JobWaitTestBase
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCompletionAsync_JobDisappears_ThrowsWithLastKnownJob()
    {
        var jobSid = Service.Jobs.Add(CreateJob(10, TimeSpan.FromHours(1)));
        var progress = new CallbackProgress<Job>(_ => Service.Jobs.Remove(jobSid));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Equal(jobSid, exception.LastKnownJob?.JobSid);
        Assert.Equal(TimeProvider.GetUtcNow() - StartTime, exception.Elapsed);
        Assert.Contains(
            "The job existed earlier; it was deleted or finished more than 7 days ago.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.False(exception.IsTimeout);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Unauthorized_ThrowsWithoutDelay()
    {
        await using var otherProvider = TestClientFactory.Build(Service, TimeProvider, options => options.AuthToken = "wrong");

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            otherProvider.GetRequiredService<IJobsClient>().WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Null(exception.LastKnownJob);
        Assert.Empty(TimeProvider.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_InvalidBody_ThrowsFormatException()
    {
        var jobSid = Service.Jobs.Add(CreateJob(1, TimeSpan.FromMinutes(1)));
        Service.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", "{\"job_sid\":5}"));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation)
        );

        Assert.IsType<BulkExportFormatException>(exception.InnerException);
    }

    [Fact]
    public async Task WatchAsync_TenMinuteOutage_ContinuesPolling()
    {
        var jobSid = Service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(30)));
        var fakeClient = new FakeJobsClient(
            TimeProvider,
            elapsed =>
                elapsed < TimeSpan.FromMinutes(10)
                    ? throw new BulkExportApiException("unavailable", HttpStatusCode.ServiceUnavailable)
                    : CreateSnapshot(JobStatus.Completed, 2)
        );

        var logger = new FakeLogger();

        await foreach (var _ in new JobPoller(fakeClient, TimeProvider, logger, () => 0.5).WatchAsync(jobSid, new(), Cancellation)) { }

        Assert.Equal(fakeClient.Calls - 1, logger.Collector.Count);
        Assert.Equal(
            $"A poll of job {jobSid} failed 5 s after the start of the wait; polling continues: unavailable",
            logger.Collector.GetSnapshot()[1].Message
        );
        Assert.InRange(TimeProvider.GetUtcNow() - StartTime, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
        Assert.InRange(fakeClient.Calls, 20, 40);
    }

    [Fact]
    public async Task WaitForCompletionAsync_OutageExceedsLimit_ThrowsWithLastFailure()
    {
        var jobSid = Service.Jobs.Add(CreateJob(1, TimeSpan.FromHours(10)));
        Service.Faults.Enqueue(100_000, Fault.Status(HttpStatusCode.ServiceUnavailable));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(10) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.InRange(exception.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterExceedsRequestTimeout_DelaysNextPoll()
    {
        var jobSid = Service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(1)));
        Service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        await Client.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation);

        Assert.Equal([TimeSpan.FromMinutes(30)], TimeProvider.Delays);
        Assert.Equal(2, Service.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_RetryAfterExceedsOutageLimit_ThrowsWithoutDelay()
    {
        var jobSid = Service.Jobs.Add(CreateJob(1, TimeSpan.FromSeconds(1)));
        Service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(30)));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { MaxTransientFailureDuration = TimeSpan.FromMinutes(20) },
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<BulkExportApiException>(exception.InnerException).StatusCode);
        Assert.Empty(TimeProvider.Delays);
    }

    [Fact]
    public async Task WaitForCompletionAsync_TimeoutElapses_PollsOnceMoreAndThrows()
    {
        var jobSid = Service.Jobs.Add(CreateJob(10, TimeSpan.FromDays(1)));

        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            Client.WaitForCompletionAsync(
                jobSid,
                new JobPollingOptions { Timeout = TimeSpan.FromMinutes(7) },
                cancellationToken: Cancellation
            )
        );

        Assert.True(exception.IsTimeout);
        Assert.Equal(TimeSpan.FromMinutes(7), exception.Elapsed);
        Assert.Equal(StartTime.AddMinutes(7), Service.Requests[^1].ReceivedAt);
        Assert.StartsWith(
            $"Waiting for job {jobSid} timed out after 00:07:00. Last known state: ",
            exception.Message,
            StringComparison.Ordinal
        );
    }
}
