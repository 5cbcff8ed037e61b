namespace BulkExport.Client.Tests.Jobs;

public sealed class JobSummaryTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    [Fact]
    public void Summary_EveryKindOfDay_CountsEachOnce()
    {
        var summary = JobOf(
            8,
            Bucket(JobStatus.Completed, 1, First),
            Bucket(JobStatus.CompletedEmptyRecords, 1, First.AddDays(1)),
            Bucket(JobStatus.Failed, 1, First.AddDays(2)),
            Bucket(JobStatus.DeletedByUserRequest, 1, First.AddDays(3)),
            Bucket(JobStatus.Running, 1, First.AddDays(4)),
            Bucket(new JobStatus("Sleeping"), 1, First.AddDays(5))
        ).Summary;

        Assert.Equal(Days(1, First), summary.Completed);
        Assert.Equal(Days(1, First.AddDays(1)), summary.Empty);
        Assert.Equal(Days(1, First.AddDays(2)), summary.Failed);
        Assert.Equal(Days(1, First.AddDays(3)), summary.Deleted);
        Assert.Equal(4, summary.Pending.Count); // two of them not sorted yet
        Assert.Equal([First.AddDays(4), First.AddDays(5), First.AddDays(6), First.AddDays(7)], summary.Pending.Days);
    }

    [Fact]
    public void Summary_NoDetailsYet_EveryDayIsPending() => Assert.Equal(Days(2, First, First.AddDays(1)), JobOf(2).Summary.Pending);

    [Fact]
    public void Summary_AllDaysInOneStatusWithoutNames_AreTheDaysOfTheRange() =>
        Assert.Equal(Days(2, First, First.AddDays(1)), JobOf(2, Bucket(JobStatus.Completed, 2)).Summary.Completed);

    [Fact]
    public void Summary_SeveralStatusesWithoutNames_StayWithoutNames()
    {
        var summary = JobOf(3, Bucket(JobStatus.Completed, 2), Bucket(JobStatus.Failed, 1)).Summary;

        Assert.Equal(Days(2), summary.Completed);
        Assert.Equal(Days(1), summary.Failed);
        Assert.Equal(Days(0), summary.Pending);
    }

    [Fact]
    public void Summary_MoreCountedThanThereAreDays_IsNotNegative() =>
        Assert.Equal(0, JobOf(1, Bucket(JobStatus.Completed, 1), Bucket(JobStatus.Failed, 1)).Summary.Pending.Count);

    [Fact]
    public void Summary_ReadTwice_ReturnsSameInstance()
    {
        var job = JobOf(2, Bucket(JobStatus.Completed, 2));

        Assert.Same(job.Summary, job.Summary);
        Assert.Same(job.Summary, (job with { FriendlyName = "other" }).Summary);
    }

    [Fact]
    public void Summary_JobIsCopiedWithOtherDays_IsComputedAgain()
    {
        var job = JobOf(2, Bucket(JobStatus.Completed, 2));
        _ = job.Summary;

        Assert.Equal(2, (job with { Details = [Bucket(JobStatus.Failed, 2)] }).Summary.Failed.Count);
        Assert.Equal(1, (job with { EndDay = First.AddDays(2) }).Summary.Pending.Count);
        Assert.Equal(1, (job with { StartDay = First.AddDays(-1) }).Summary.Pending.Count);
    }

    [Fact]
    public void Summary_ReadOfOneJob_LeavesJobsEqual()
    {
        var job = JobOf(2, Bucket(JobStatus.Completed, 2));
        _ = job.Summary;

        Assert.Equal(JobOf(2, Bucket(JobStatus.Completed, 2)), job);
        Assert.Equal(JobOf(2, Bucket(JobStatus.Completed, 2)).GetHashCode(), job.GetHashCode());
    }

    private static Job JobOf(int days, params JobStatusBucket[] buckets) =>
        new()
        {
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            Details = JobDetails.Create(buckets),
        };

    private static JobStatusBucket Bucket(JobStatus status, int count, params DateOnly[] days) =>
        new()
        {
            Status = status,
            Count = count,
            Days = days,
        };

    private static JobDayGroup Days(int count, params DateOnly[] days) => new() { Count = count, Days = days };
}
