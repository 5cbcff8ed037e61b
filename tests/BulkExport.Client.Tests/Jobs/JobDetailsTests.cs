using System.Collections;
using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobDetailsTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    private static readonly JobStatusBucket Completed = new()
    {
        Status = JobStatus.Completed,
        Count = 2,
        Days = [First, First.AddDays(1)],
    };

    private static readonly JobStatusBucket Submitted = new() { Status = JobStatus.Submitted, Count = 1 };

    [Fact]
    public void CollectionExpression_Buckets_KeepsOrder()
    {
        JobDetails details = [Completed, Submitted];

        Assert.Equal(2, details.Count);
        Assert.Same(Submitted, details[1]);
        Assert.Equal([Completed, Submitted], details);
        Assert.Equal([Completed, Submitted], ((IEnumerable)details).Cast<JobStatusBucket>());
    }

    [Fact]
    public void Create_Array_CopiesBuckets()
    {
        JobStatusBucket[] buckets = [Completed];
        var details = JobDetails.Create(buckets);

        buckets[0] = Submitted;

        Assert.Same(Completed, details[0]);
    }

    [Fact]
    public void Create_NoBuckets_ReturnsEmpty() => Assert.Same(JobDetails.Empty, JobDetails.Create());

    [Fact]
    public void Indexer_OutOfRange_Throws() => Assert.Throws<IndexOutOfRangeException>(() => JobDetails.Empty[0]);

    [Fact]
    public void GetCount_StatusInAnyCase_ReturnsSumOfBuckets()
    {
        JobDetails details = [Completed, Submitted, Completed with { Status = new("COMPLETED"), Count = 5 }];

        Assert.Equal(7, details.GetDayCount(JobStatus.Completed));
        Assert.Equal(1, details.GetDayCount(JobStatus.Submitted));
        Assert.Equal(0, details.GetDayCount(JobStatus.Failed));
    }

    [Fact]
    public void GetDays_SeveralBuckets_ReturnsAllDaysOfStatus()
    {
        JobDetails details = [Completed, Submitted, Completed with { Days = [First.AddDays(9)] }];

        Assert.Equal([First, First.AddDays(1), First.AddDays(9)], details.GetDays(JobStatus.Completed));
        Assert.Empty(details.GetDays(JobStatus.Submitted));
        Assert.Empty(details.GetDays(JobStatus.Failed));
    }

    [Fact]
    public void Equals_BucketsAndOrder_AreCompared()
    {
        JobDetails details = [Completed, Submitted];

        Assert.True(details.Equals(JobDetails.Create(Completed with { }, Submitted with { })));
        Assert.Equal(details.GetHashCode(), JobDetails.Create(Completed with { }, Submitted with { }).GetHashCode());
        Assert.False(details.Equals(JobDetails.Create(Submitted, Completed)));
        Assert.False(details.Equals(JobDetails.Empty));
        Assert.False(details.Equals((object?)null));
        Assert.NotEqual(details.GetHashCode(), JobDetails.Empty.GetHashCode());
    }

    [Fact]
    public void ToString_Buckets_ReturnsStatusesAndCounts()
    {
        Assert.Equal("Completed 2, Submitted 1", JobDetails.Create(Completed, Submitted).ToString());
        Assert.Equal("no statuses yet", JobDetails.Empty.ToString());
    }

    [Fact]
    public void Deserialize_Null_ReturnsEmptyAndSerializesNull()
    {
        var details = JsonSerializer.Deserialize<JobDetails>("null");

        Assert.Same(JobDetails.Empty, details);
        Assert.Equal("null", JsonSerializer.Serialize(details));
    }

    [Fact]
    public void Serialize_ManyBuckets_RoundTrips()
    {
        const string Json =
            """[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Submitted","count":1,"days":null}]""";

        var details = JsonSerializer.Deserialize<JobDetails>(Json);

        Assert.Equal<JobDetails>([Completed, Submitted], details);
        Assert.Equal(Json, JsonSerializer.Serialize(details));
    }
}
