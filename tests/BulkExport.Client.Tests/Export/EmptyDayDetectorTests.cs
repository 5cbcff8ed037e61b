namespace BulkExport.Client.Tests.Export;

/// <summary>Tests the conditions under which days without a file have no records.</summary>
public class EmptyDayDetectorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly JobSid JobSid = Client.JobSid.Parse("JS00000000000000000000000000000001");
    private static readonly JobSid OtherSid = Client.JobSid.Parse("JS00000000000000000000000000000002");

    // Results by day: D file of this job, O file of another job, E empty file, - not found, n no records, f export failed, x download failed.
    [Theory]
    [InlineData("DD-", "Completed 3", true)] // days without records that are counted as completed
    [InlineData("D--D-", "Completed 5", true)]
    [InlineData("DD-", "Completed 2,CompletedEmptyRecords 1", true)]
    [InlineData("D--", "Completed 2,CompletedEmptyRecords 1", false)] // one file is missing
    [InlineData("DE-", "Completed 2,CompletedEmptyRecords 1", false)] // the empty day has a file
    [InlineData("O-", "Completed 1,CompletedEmptyRecords 1", false)] // the file is from another job
    [InlineData("O-", "Completed 2", false)]
    [InlineData("--", "Completed 2", false)] // no day has a file
    [InlineData("DDx-", "Completed 4", false)]
    [InlineData("DDf-", "Completed 3,Failed 1", false)] // the failed day is not identified
    [InlineData("DD-", "Completed 2,DeletedByUserRequest 1", false)]
    public void AreMissingDaysEmpty_ResultsAndCounts_ReturnsExpected(string results, string details, bool expected) =>
        Assert.Equal(expected, AreMissingDaysEmpty(results, details));

    [Fact]
    public void AreMissingDaysEmpty_ListIncomplete_ReturnsFalse() =>
        Assert.False(EmptyDayDetector.AreMissingDaysEmpty(Job("Completed 2", 2), Results("D-"), listed: null, [], Now, Now));

    [Fact]
    public void AreMissingDaysEmpty_ListOfJobsIncomplete_ReturnsFalse() =>
        Assert.False(
            EmptyDayDetector.AreMissingDaysEmpty(
                Job("Completed 2", 2),
                Results("D-"),
                new[] { Row(0) }.ToLookup(row => row.Day),
                listedJobs: null,
                Now,
                Now
            )
        );

    // A file that is listed under the name of the job may be of another job with the same name.
    [Theory]
    [InlineData("Apr-Jun", 0, 1, false)]
    [InlineData(@"Apr\-Jun", 0, 1, false)]
    [InlineData("Apr-Jun", 1, 1, true)] // the other job has no file for the day
    [InlineData("Nightly", 0, 1, true)]
    [InlineData("Apr-Jun", 0, 2, true)] // each of the two jobs has a file
    [InlineData("Apr-Jun", 0, 3, false)]
    public void AreMissingDaysEmpty_OtherJob_ReturnsWhetherFileIsOfJob(string otherName, int otherStart, int rows, bool expected) =>
        Assert.Equal(
            expected,
            AreMissingDaysEmpty(
                "D-",
                "Completed 1,CompletedEmptyRecords 1",
                rows: [.. Enumerable.Repeat(Row(0), rows)],
                jobs:
                [
                    Job("Completed 2", 2),
                    Job("Completed 3", 3) with
                    {
                        JobSid = OtherSid,
                        FriendlyName = otherName,
                        StartDay = First.AddDays(otherStart),
                    },
                ]
            )
        );

    [Fact]
    public void AreMissingDaysEmpty_OtherJobWithoutDays_ReturnsFalse() =>
        Assert.False(
            AreMissingDaysEmpty(
                "D-",
                "Completed 2",
                jobs: [Job("Completed 2", 2) with { JobSid = OtherSid, StartDay = null, EndDay = null }]
            )
        );

    [Fact]
    public void AreMissingDaysEmpty_OneOfTwoFilesTooOld_ReturnsFalse() =>
        Assert.False(
            AreMissingDaysEmpty(
                "D-",
                "Completed 2",
                rows: [Row(0), Row(0) with { CreatedOn = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-7) }],
                jobs: [Job("Completed 2", 2) with { JobSid = OtherSid }]
            )
        );

    [Fact]
    public void AreMissingDaysEmpty_MissingDayIsListed_ReturnsFalse() =>
        Assert.False(AreMissingDaysEmpty("D-", "Completed 2", rows: [Row(0), Row(1)]));

    [Fact]
    public void AreMissingDaysEmpty_DayListedTwice_ReturnsFalse() =>
        Assert.False(AreMissingDaysEmpty("D-", "Completed 2", rows: [Row(0), Row(0)]));

    [Fact]
    public void AreMissingDaysEmpty_DayNotListed_ReturnsFalse() => Assert.False(AreMissingDaysEmpty("DD-", "Completed 3", rows: [Row(0)]));

    [Theory]
    [InlineData("Apr-Jun", true)]
    [InlineData(@"Apr\-Jun", true)]
    [InlineData(null, false)]
    [InlineData("Nightly", false)]
    public void AreMissingDaysEmpty_ListedFriendlyName_ReturnsWhetherItMatchesJob(string? name, bool expected) =>
        Assert.Equal(expected, AreMissingDaysEmpty("D-", "Completed 2", rows: [Row(0) with { FriendlyName = name }]));

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(null, false)]
    public void AreMissingDaysEmpty_FileAge_ReturnsWhetherWithinRetention(int? age, bool expected) =>
        Assert.Equal(
            expected,
            AreMissingDaysEmpty(
                "D-",
                "Completed 2",
                rows: [Row(0) with { CreatedOn = age is null ? null : DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-age.Value) }]
            )
        );

    [Fact]
    public void AreMissingDaysEmpty_JobRequestedLongAgo_ReturnsFalse() =>
        Assert.False(AreMissingDaysEmpty("D-", "Completed 2", requestedAt: Now - TimeSpan.FromDays(6.1)));

    private static bool AreMissingDaysEmpty(
        string results,
        string details,
        ExportedDay[]? rows = null,
        Job[]? jobs = null,
        DateTimeOffset? requestedAt = null
    )
    {
        rows ??= [.. results.Select((result, i) => (result, i)).Where(day => day.result is 'D' or 'O' or 'E').Select(day => Row(day.i))];
        return EmptyDayDetector.AreMissingDaysEmpty(
            Job(details, results.Length),
            Results(results),
            rows.ToLookup(row => row.Day),
            jobs ?? [Job(details, results.Length)],
            requestedAt ?? Now - TimeSpan.FromDays(1),
            Now
        );
    }

    private static ExportedDay Row(int day) =>
        new()
        {
            Day = First.AddDays(day),
            Size = 100,
            CreatedOn = DateOnly.FromDateTime(Now.UtcDateTime),
            FriendlyName = "Apr-Jun",
        };

    private static Job Job(string details, int days) =>
        new()
        {
            JobSid = JobSid,
            ResourceType = ResourceType.Messages,
            FriendlyName = "Apr-Jun",
            StartDay = First,
            EndDay = First.AddDays(days - 1),
            Details = [.. details.Split(',').Select(bucket => bucket.Split(' ')).Select(bucket => Bucket(bucket[0], bucket[1]))],
        };

    private static JobStatusBucket Bucket(string status, string count) =>
        new() { Status = new JobStatus(status), Count = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) };

    private static ExportDayResult[] Results(string results) => [.. results.Select((result, i) => Result(result, First.AddDays(i)))];

    private static ExportDayResult Result(char result, DateOnly day) =>
        result switch
        {
            'D' => WithFile(day, JobSid, 5),
            'O' => WithFile(day, OtherSid, 5),
            'E' => WithFile(day, JobSid, 0),
            '-' => new() { Day = day, Status = ExportDayStatus.NotFound },
            'n' => new() { Day = day, Status = ExportDayStatus.NoRecords },
            'f' => new() { Day = day, Status = ExportDayStatus.ExportFailed },
            _ => new() { Day = day, Status = ExportDayStatus.DownloadFailed },
        };

    private static ExportDayResult WithFile(DateOnly day, JobSid jobSid, long recordCount) =>
        new()
        {
            Day = day,
            Status = ExportDayStatus.Downloaded,
            File = new ExportFile
            {
                Day = day,
                Path = "a",
                Size = 100,
                RecordCount = recordCount,
                JobSid = jobSid,
            },
        };
}
