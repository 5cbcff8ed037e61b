namespace BulkExport.Client.Tests.Jobs;

public sealed class JobOutcomeTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    [Fact]
    public void Outcome_EveryKindOfDay_CountsEachOnce()
    {
        var outcome = JobOf(
            8,
            Bucket(JobStatus.Completed, 1, First),
            Bucket(JobStatus.CompletedEmptyRecords, 1, First.AddDays(1)),
            Bucket(JobStatus.Failed, 1, First.AddDays(2)),
            Bucket(JobStatus.DeletedByUserRequest, 1, First.AddDays(3)),
            Bucket(JobStatus.Running, 1, First.AddDays(4)),
            Bucket(new JobStatus("Sleeping"), 1, First.AddDays(5))
        ).Outcome;

        Assert.Equal(Days(1, First), outcome.Completed);
        Assert.Equal(Days(1, First.AddDays(1)), outcome.Empty);
        Assert.Equal(Days(1, First.AddDays(2)), outcome.Failed);
        Assert.Equal(Days(1, First.AddDays(3)), outcome.Deleted);
        Assert.Equal(4, outcome.Pending.Count); // two of them not sorted yet
        Assert.Equal([First.AddDays(4), First.AddDays(5), First.AddDays(6), First.AddDays(7)], outcome.Pending.Days);
    }

    [Fact]
    public void Outcome_NoDetailsYet_EveryDayIsPending() => Assert.Equal(Days(2, First, First.AddDays(1)), JobOf(2).Outcome.Pending);

    [Fact]
    public void Outcome_AllDaysInOneStatusWithoutNames_AreTheDaysOfTheRange() =>
        Assert.Equal(Days(2, First, First.AddDays(1)), JobOf(2, Bucket(JobStatus.Completed, 2)).Outcome.Completed);

    [Fact]
    public void Outcome_SeveralStatusesWithoutNames_StayWithoutNames()
    {
        var outcome = JobOf(3, Bucket(JobStatus.Completed, 2), Bucket(JobStatus.Failed, 1)).Outcome;

        Assert.Equal(Days(2), outcome.Completed);
        Assert.Equal(Days(1), outcome.Failed);
        Assert.Equal(Days(0), outcome.Pending);
    }

    [Fact]
    public void Outcome_MoreCountedThanThereAreDays_IsNotNegative() =>
        Assert.Equal(0, JobOf(1, Bucket(JobStatus.Completed, 1), Bucket(JobStatus.Failed, 1)).Outcome.Pending.Count);

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

    private static JobDays Days(int count, params DateOnly[] days) => new() { Count = count, Days = days };
}
