using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobStatusBucketTests
{
    private static readonly DateOnly First = new(2020, 7, 1);

    [Fact]
    public void Days_MutableList_IsCopied()
    {
        var days = new List<DateOnly> { First };
        var bucket = new JobStatusBucket { Days = days };

        days.Clear();

        Assert.Equal([First], bucket.Days);
    }

    [Fact]
    public void Days_Null_ReturnsEmpty()
    {
        Assert.Empty(new JobStatusBucket().Days);
        Assert.Throws<ArgumentNullException>(() => new JobStatusBucket { Days = null! });
    }

    [Fact]
    public void Equals_SameStatusCountAndDays_ReturnsTrue()
    {
        var bucket = Bucket();

        Assert.Equal(bucket, Bucket());
        Assert.Equal(bucket.GetHashCode(), Bucket().GetHashCode());
        Assert.NotEqual(bucket, bucket with { Status = JobStatus.Failed });
        Assert.NotEqual(bucket, bucket with { Count = 2 });
        Assert.NotEqual(bucket, bucket with { Days = [First.AddDays(1)] });
        Assert.False(bucket.Equals(null));

        static JobStatusBucket Bucket() =>
            new()
            {
                Status = JobStatus.Completed,
                Count = 1,
                Days = [First],
            };
    }

    [Fact]
    public void ToString_Bucket_ReturnsStatusAndCount()
    {
        Assert.Equal("Completed 3", new JobStatusBucket { Status = JobStatus.Completed, Count = 3 }.ToString());
        Assert.Equal("(no status) 0", new JobStatusBucket().ToString());
    }

    [Theory]
    [InlineData("""{"status":"Submitted","count":27,"days":null}""")]
    [InlineData("""{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]}""")]
    [InlineData("""{"status":"","count":0,"days":null}""")]
    public void Serialize_DeserializedBucket_ReturnsWireFormat(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<JobStatusBucket>(json)));

    [Fact]
    public void Deserialize_NoCount_CountsDays()
    {
        var bucket = JsonSerializer.Deserialize<JobStatusBucket>("""{"days":["2020-07-01","2020-07-02"]}""");

        Assert.Equal(2, bucket!.Count);
    }

    [Fact]
    public void Deserialize_NestedInvalidValue_ThrowsWithPathAndField()
    {
        var failure = Assert.ThrowsAny<JsonException>(() =>
            JsonSerializer.Deserialize<JobStatusBucket[]>("""[{},{"days":["2020-07-01","2020-02-30"]}]""")
        );

        Assert.StartsWith("$[1]", failure.Path, StringComparison.Ordinal);
        Assert.Equal("days[1] should be a date in the format yyyy-MM-dd, but is an unexpected string.", failure.Message);
    }
}
