using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Waits for simulated jobs with a <see cref="AutoAdvanceTimeProvider"/>, which skips the delays between polls.</summary>
public sealed class JobWaitTests : JobWaitTestBase
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WatchAsync_YearOfDaysOverOneDay_SendsDocumentedNumberOfRequests()
    {
        // Includes days that fail, have no records, are deleted, or are retried.
        var jobSid = Service.Jobs.Add(
            CreateJob(366, TimeSpan.FromDays(1)) with
            {
                DetailsDelay = TimeSpan.FromMinutes(10),
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [First] = JobStatus.CompletedEmptyRecords,
                    [First.AddDays(100)] = JobStatus.Failed,
                    [First.AddDays(200)] = JobStatus.DeletedByUserRequest,
                },
                RetriedDays = [First.AddDays(50), First.AddDays(300)],
            }
        );
        var snapshots = new List<Job>();

        await foreach (var job in CreatePollerWithoutJitter().WatchAsync(jobSid, new JobPollingOptions(), Cancellation))
        {
            snapshots.Add(job);
        }

        Assert.Equal(293, Service.Requests.Count); // as documented by JobPollingOptions for jobs with an estimate
        Assert.Equal(JobDetails.Empty, snapshots[0].Details);
        Assert.All(snapshots.SkipLast(1), job => Assert.False(job.IsFinished));
        Assert.Equal(snapshots.Count, snapshots.Zip(snapshots.Skip(1)).Count(pair => pair.First != pair.Second) + 1);
        var summary = snapshots[^1].Summary;
        Assert.Equal(
            (363, 1, 1, 1, 0),
            (summary.Completed.Count, summary.Empty.Count, summary.Failed.Count, summary.Deleted.Count, summary.Pending.Count)
        );
        Assert.Equal([First.AddDays(100)], summary.Failed.Days);
        var retries = 4 * TimeSpan.FromDays(1) / 366; // retried days take longer
        var lateness = TimeProvider.GetUtcNow() - StartTime - TimeSpan.FromDays(1) - retries;
        Assert.InRange(lateness, -retries, new JobPollingOptions().MaxInterval);
    }

    [Theory] // as documented by JobPollingOptions for jobs without an estimate
    [InlineData(1, 12)]
    [InlineData(60, 47)]
    [InlineData(24 * 60, 323)]
    public async Task WatchAsync_NoEstimates_SendsDocumentedNumberOfRequests(int minutes, int calls)
    {
        var fakeClient = new FakeJobsClient(
            TimeProvider,
            elapsed => CreateSnapshot(elapsed > TimeSpan.FromMinutes(minutes) ? JobStatus.Completed : JobStatus.Running)
        );

        await foreach (
            var _ in new JobPoller(fakeClient, TimeProvider, NullLogger.Instance, () => 0.5).WatchAsync(
                TestAccount.JobSid,
                new(),
                Cancellation
            )
        ) { }

        Assert.Equal(calls + 1, fakeClient.Calls); // including the request that returns the finished job
        Assert.Equal(calls, TimeProvider.Delays.Count);
    }

    [Fact]
    public async Task WatchAsync_CountsLag_ContinuesUntilAllDaysAreCounted()
    {
        var states = new Queue<Job>([
            CreateSnapshot(JobStatus.Completed, 1),
            CreateSnapshot(JobStatus.Completed, 0),
            new Job { StartDay = First, EndDay = First.AddDays(1) },
            CreateSnapshot(JobStatus.Completed, 2),
        ]);
        var fakeClient = new FakeJobsClient(TimeProvider, _ => states.Dequeue());

        var snapshots = new List<Job>();
        await foreach (
            var job in new JobPoller(fakeClient, TimeProvider, NullLogger.Instance, () => 0.5).WatchAsync(
                TestAccount.JobSid,
                new(),
                Cancellation
            )
        )
        {
            snapshots.Add(job);
        }

        Assert.Equal(4, snapshots.Count);
        Assert.True(snapshots[^1].IsFinished);
    }

    [Fact]
    public async Task WaitForCompletionAsync_Progress_ReportsEachChange()
    {
        var jobSid = Service.Jobs.Add(CreateJob(4, TimeSpan.FromMinutes(4)));
        var progress = new RecordingProgress<Job>();

        var finished = await Client.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: Cancellation);

        Assert.True(finished.IsFinished);
        Assert.Equal(finished, progress.Values[^1]);
        Assert.True(progress.Values.Count > 2);
    }
}
