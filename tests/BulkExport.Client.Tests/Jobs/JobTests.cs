namespace BulkExport.Client.Tests.Jobs;

public class JobTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    /// <summary>Gets the status buckets of a job with three days, and whether it is finished.</summary>
    public static TheoryData<string, bool> Finished =>
        new()
        {
            { "", false },
            { "Completed 3", true },
            { "COMPLETED 3", true },
            { "Completed 2", false }, // the counts are not up to date
            { "Completed 1,CompletedEmptyRecords 1,Failed 1", true },
            { "Completed 2,DeletedByUserRequest 1", true },
            { "Completed 2,Submitted 1", false },
            { "Completed 3,Running 0", true },
            { "Completed 3,Running 1", false }, // more than the number of days, so not reliable yet
            { "Completed 4", true },
            { "Completed 2,ErrorDuringRun 1", false },
            { "Completed 2,RunningToBeDeleted 1", false },
            { "Completed 2,Archived 1", false }, // an unknown status may not be terminal
            { "Completed 3,Archived 0", true },
            { "Completed 2147483647,Failed 2147483647", true },
        };

    [Theory]
    [MemberData(nameof(Finished))]
    public void IsFinished_ThreeDays_ReturnsTrueWhenAllAreTerminal(string buckets, bool finished) =>
        Assert.Equal(finished, ThreeDays(buckets).IsFinished);

    [Fact]
    public void IsFinished_UnknownRange_DependsOnBuckets()
    {
        AssertFinished(true, "Completed 3");
        AssertFinished(true, "Completed 1,Failed 2,Running 0");
        AssertFinished(false, "");
        AssertFinished(false, "Completed 0");
        AssertFinished(false, "Completed 3,Running 1");

        static void AssertFinished(bool expected, string buckets)
        {
            var job = ThreeDays(buckets);
            Assert.Equal(expected, (job with { StartDay = null, EndDay = null }).IsFinished);
            Assert.Equal(expected, (job with { StartDay = null }).IsFinished);
            Assert.Equal(expected, (job with { EndDay = First.AddDays(-1) }).IsFinished);
        }
    }

    [Fact]
    public void Summary_WidestRangeAndCounts_DoesNotOverflow()
    {
        var job = ThreeDays("Completed 2147483647,Failed 2147483647,Failed 2147483647") with
        {
            StartDay = DateOnly.MinValue,
            EndDay = DateOnly.MaxValue,
        };
        var pending = (job with { Details = [] }).Summary.Pending;

        Assert.Equal(3_652_059, job.DayCount);
        Assert.Equal((int.MaxValue, int.MaxValue, 0), (job.Summary.Completed.Count, job.Summary.Failed.Count, job.Summary.Pending.Count));
        Assert.Equal((job.DayCount, 0), (pending.Count, pending.Days.Count)); // the days of such a range are not inferred
        Assert.Equal(
            [DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue],
            (job with { StartDay = DateOnly.MaxValue.AddDays(-1), Details = [] }).Summary.Pending.Days
        );
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(365, 366)]
    [InlineData(-1, 0)]
    public void DayCount_Range_IncludesBothEnds(int daysToEnd, int count) =>
        Assert.Equal(count, new Job { StartDay = First, EndDay = First.AddDays(daysToEnd) }.DayCount);

    [Fact]
    public void DayCount_UnknownEndDay_ReturnsZero()
    {
        Assert.Equal(0, new Job { StartDay = First }.DayCount);
        Assert.Equal(0, new Job { EndDay = First }.DayCount);
    }

    [Fact]
    public void Details_Null_ReturnsEmpty()
    {
        Assert.Same(JobDetails.Empty, new Job().Details);
        Assert.Throws<ArgumentNullException>(() => new Job { Details = null! });
    }

    [Fact]
    public void Equals_SameValues_ReturnsTrue()
    {
        Assert.Equal(ThreeDays("Completed 3"), ThreeDays("Completed 3"));
        Assert.NotEqual(ThreeDays("Completed 3"), ThreeDays("Completed 2"));
    }

    [Fact]
    public void ToString_EmailAndWebhook_OmitsSensitiveValues()
    {
        var job = ThreeDays("Completed 2,Submitted 1") with
        {
            JobSid = TestAccount.JobSid,
            ResourceType = ResourceType.Messages,
            FriendlyName = "for anna@example.com",
            Email = "anna@example.com",
            WebhookUrl = new("https://user:password@example.org:8443/hook?secret=1#fragment"),
            WebhookMethod = HttpMethod.Post,
        };

        Assert.Equal(
            $"Job {TestAccount.JobSidText}: Messages, 2020-07-01 to 2020-07-03, 3 days (Completed 2, Submitted 1), webhook POST https://example.org:8443",
            job.ToString()
        );
    }

    [Fact]
    public void ToString_UnknownValues_ReturnsPlaceholders()
    {
        Assert.Equal("Job without SID: records of unknown type, unknown days (no statuses yet), webhook none", new Job().ToString());
        Assert.EndsWith(
            "webhook https://example.org",
            new Job { WebhookUrl = new("https://example.org/?a=b") }.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "webhook with a relative URI",
            new Job { WebhookUrl = new("hook?secret=1", UriKind.Relative) }.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ToString_UntrustedNames_ShowsNoContent()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        var job = new Job
        {
            ResourceType = new(Secret),
            WebhookUrl = new($"https://{Secret}@example.org/{Secret}"),
            WebhookMethod = new(Secret),
            Details = [new() { Status = new($"Done\n{Secret}"), Count = 1 }, new() { Status = new("\u001b[2J\u202e"), Count = 2 }],
        };

        Assert.Equal(
            "Job without SID: unknown resource type (32 characters), unknown days (unknown status (37 characters) 1, unknown status (5 characters) 2), "
                + "webhook unknown method https://example.org",
            job.ToString()
        );
    }

    [Fact]
    public void ToString_ManyStatuses_IsBounded()
    {
        var details = JobDetails.Create([.. Enumerable.Repeat(new JobStatusBucket { Status = JobStatus.Failed, Count = 1 }, 100_000)]);

        Assert.EndsWith(", Failed 1 and 99980 more", details.ToString(), StringComparison.Ordinal);
    }

    private static Job ThreeDays(string buckets) =>
        new()
        {
            StartDay = First,
            EndDay = First.AddDays(2),
            Details = JobDetails.Create([
                .. buckets
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(bucket => bucket.Split(' '))
                    .Select(parts => new JobStatusBucket
                    {
                        Status = new(parts[0]),
                        Count = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
                    }),
            ]),
        };
}
