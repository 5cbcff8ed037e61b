using System.Diagnostics;
using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Client.Tests.Telemetry;

/// <summary>The telemetry of waits, collected with the OpenTelemetry SDK. Not parallel, because other tests wait for jobs as well.</summary>
[Collection(nameof(JobWaitTelemetryTests))]
[CollectionDefinition(nameof(JobWaitTelemetryTests), DisableParallelization = true)]
public sealed class JobWaitTelemetryTests : IDisposable
{
    private readonly TelemetryCollector _telemetry = new();
    private readonly AutoAdvanceTimeProvider _timeProvider = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitForCompletionAsync_JobFinishes_CreatesActivityWithPollEvents()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = _timeProvider });
        var jobSid = service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2025, 1, 1),
                EndDay = new(2025, 1, 3),
                TimePerDay = TimeSpan.FromMinutes(1),
            }
        );
        service.Faults.Enqueue(5, Fault.Status(HttpStatusCode.ServiceUnavailable)); // all attempts of one poll
        await using var provider = TestClientFactory.Build(service, _timeProvider);

        await provider.Jobs().WaitForCompletionAsync(jobSid, cancellationToken: Cancellation);

        var span = Assert.Single(_telemetry.GetSpans());
        Assert.Equal("bulkexport.job.wait", span.OperationName);
        Assert.Equal(jobSid.ToString(), span.GetTagItem("bulkexport.job.sid"));
        Assert.Equal("Messages", span.GetTagItem("bulkexport.resource_type"));
        Assert.Equal("finished", span.GetTagItem("bulkexport.wait.outcome"));
        Assert.Equal(1L, span.GetTagItem("bulkexport.poll.failure_count"));
        Assert.Equal(
            span.Events.Count() + (long)span.GetTagItem("bulkexport.poll.omitted_event_count")!,
            span.GetTagItem("bulkexport.poll.count")
        );
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        var outcomes = span.Events.Select(e => e.Tags.First(tag => tag.Key == "bulkexport.poll.outcome").Value).ToArray();
        Assert.Equal("failed", outcomes[0]);
        Assert.Equal("changed", outcomes[^1]);
        Assert.Equal(
            outcomes.Count(o => Equals(o, "changed")),
            _telemetry.Sum("bulkexport.client.polls", "bulkexport.poll.outcome", "changed")
        );
        Assert.Equal(1, _telemetry.Sum("bulkexport.client.polls", "bulkexport.poll.outcome", "failed"));
        Assert.Equal(1, _telemetry.Sum("bulkexport.client.waits", "bulkexport.wait.outcome", "finished"));
    }

    [Fact]
    public async Task WatchAsync_Polls_AreChildrenOfActivityAndCallerCodeIsNot()
    {
        var parents = new List<ActivitySpanId>();
        var jobs = new FakeJobsClient(
            _timeProvider,
            _ =>
            {
                parents.Add(Activity.Current?.SpanId ?? default);
                return Job(parents.Count == 3 ? JobStatus.Completed : JobStatus.Running, parents.Count);
            }
        );

        await foreach (
            var _ in new JobPoller(jobs, _timeProvider, NullLogger.Instance, () => 0.5).WatchAsync(TestAccount.JobSid, new(), Cancellation)
        )
        {
            Assert.Null(Activity.Current);
        }

        var span = Assert.Single(_telemetry.GetSpans());
        Assert.All(parents, parent => Assert.Equal(span.SpanId, parent));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 1)]
    public async Task WatchAsync_ManyPolls_LimitsEventsAndCountsTheRest(bool isChanging, int events)
    {
        var polls = 0;
        var jobs = new FakeJobsClient(_timeProvider, _ => Job(JobStatus.Running, isChanging ? ++polls : 1));
        var options = new JobPollingOptions { MaxInterval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromMinutes(50) };

        await Assert.ThrowsAsync<JobWaitException>(() => WatchAsync(jobs, options, Cancellation));

        var span = Assert.Single(_telemetry.GetSpans());
        Assert.True(jobs.Calls > 400);
        Assert.Equal(events, span.Events.Count());
        Assert.Equal((long)jobs.Calls, span.GetTagItem("bulkexport.poll.count"));
        Assert.Equal((long)jobs.Calls - events, span.GetTagItem("bulkexport.poll.omitted_event_count"));
    }

    [Fact]
    public async Task WaitForCompletionAsync_Fails_SetsErrorTypeOfCause()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = _timeProvider });
        await using var provider = TestClientFactory.Build(service, _timeProvider);

        await Assert.ThrowsAsync<JobWaitException>(() =>
            provider.Jobs().WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        var span = Assert.Single(_telemetry.GetSpans());
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("failed", span.GetTagItem("bulkexport.wait.outcome"));
        Assert.Equal("BulkExport.Client.BulkExportApiException", span.GetTagItem("error.type"));
        Assert.Equal(1, _telemetry.Sum("bulkexport.client.waits", "bulkexport.wait.outcome", "failed"));
    }

    [Fact]
    public async Task WatchAsync_TimeoutElapses_SetsTimeoutOutcome()
    {
        var jobs = new FakeJobsClient(_timeProvider, _ => Job(JobStatus.Running, 1));

        await Assert.ThrowsAsync<JobWaitException>(() => WatchAsync(jobs, new() { Timeout = TimeSpan.FromMinutes(1) }, Cancellation));

        var span = Assert.Single(_telemetry.GetSpans());
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("timeout", span.GetTagItem("bulkexport.wait.outcome"));
        Assert.Equal("BulkExport.Client.JobWaitException", span.GetTagItem("error.type"));
        Assert.Equal(1, _telemetry.Sum("bulkexport.client.waits", "bulkexport.wait.outcome", "timeout"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WatchAsync_Canceled_CountsCanceledWait(bool withinACall)
    {
        using var cancellation = new CancellationTokenSource();
        var jobs = new FakeJobsClient(
            _timeProvider,
            _ =>
            {
                cancellation.Cancel();
                return withinACall ? throw new OperationCanceledException(cancellation.Token) : Job(JobStatus.Running, 1);
            }
        );

        await Assert.ThrowsAsync<OperationCanceledException>(() => WatchAsync(jobs, new(), cancellation.Token));

        Assert.Equal(1, _telemetry.Sum("bulkexport.client.waits", "bulkexport.wait.outcome", "canceled"));
    }

    [Fact]
    public async Task WatchAsync_Abandoned_CountsAbandonedWait()
    {
        var jobs = new FakeJobsClient(_timeProvider, _ => Job(JobStatus.Running, 1));

        await foreach (
            var _ in new JobPoller(jobs, _timeProvider, NullLogger.Instance, () => 0.5).WatchAsync(TestAccount.JobSid, new(), Cancellation)
        )
        {
            break;
        }

        Assert.Equal(1, _telemetry.Sum("bulkexport.client.waits", "bulkexport.wait.outcome", "abandoned"));
    }

    public void Dispose() => _telemetry.Dispose();

    private async Task WatchAsync(FakeJobsClient jobs, JobPollingOptions options, CancellationToken cancellationToken)
    {
        var poller = new JobPoller(jobs, _timeProvider, NullLogger.Instance, () => 0.5);
        await foreach (var _ in poller.WatchAsync(TestAccount.JobSid, options, cancellationToken)) { }
    }

    private static Job Job(JobStatus status, int position) =>
        new()
        {
            StartDay = new(2025, 1, 1),
            EndDay = new(2025, 1, 1),
            QueuePosition = position,
            Details = [new() { Status = status, Count = 1 }],
        };
}
