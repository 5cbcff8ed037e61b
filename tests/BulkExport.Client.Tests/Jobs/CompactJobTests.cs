using System.Text;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>That the quick way is taken where it should be, and not where it must not; <c>JobJsonPropertyTests</c> compares what it reads.</summary>
public class CompactJobTests
{
    private const string Sid = "\"job_sid\":\"" + TestAccount.JobSidText + "\"";

    [Fact]
    public void TryRead_JobsAsTheServiceWritesThem_ReadsThem()
    {
        Assert.Equal("Apr\\-Jun 2023", CompactJob.TryRead(Encoding.UTF8.GetBytes(JobSamples.Running))?.FriendlyName);
        Assert.Equal(new DateOnly(2023, 4, 1), CompactJob.TryRead(Encoding.UTF8.GetBytes(JobSamples.Created))?.StartDay);
        Assert.Equal(
            ["Completed", "Archived"],
            CompactJob.TryRead(Encoding.UTF8.GetBytes(JobSamples.Finished))!.Details.Select(b => b.Status.Value)
        );
        Assert.Empty(CompactJob.TryRead(Encoding.UTF8.GetBytes("{" + Sid + ",\"details\":[]}"))!.Details);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(Sid + "}")]
    [InlineData("{" + Sid)]
    [InlineData("{" + Sid + ",}")]
    [InlineData("{" + Sid + "}x")]
    [InlineData("{\"job_sid\":null}")]
    [InlineData("{\"job_sid\":\"JS0\"}")]
    [InlineData("{" + Sid + ",\"friendly_name\":\"\u00fc\"}")]
    [InlineData("{" + Sid + ",\"friendly_name\":\"\\u0041\"}")]
    [InlineData("{" + Sid + ",\"friendly_name\":\"\\q\"}")]
    [InlineData("{" + Sid + ",\"friendly_name\":\"\\\"}")]
    [InlineData("{" + Sid + ",\"friendly_name\":5}")]
    [InlineData("{" + Sid + ",\"future\":5}")]
    [InlineData("{" + Sid + ",\"future\":}")]
    [InlineData("{" + Sid + ",\"details\":}")]
    [InlineData("{" + Sid + ",\"details\":[}")]
    [InlineData("{" + Sid + ",\"details\":[,]}")]
    [InlineData("{" + Sid + ",\"details\":[{]}")]
    [InlineData("{" + Sid + ",\"resource_type\":\"Faxes\"}")]
    [InlineData("{" + Sid + ",\"start_day\":\"2020-02-30\"}")]
    [InlineData("{" + Sid + ",\"url\":\"http://[::1\"}")]
    [InlineData("{" + Sid + ",\"webhook_method\":\"PUT\"}")]
    [InlineData("{" + Sid + ",\"job_queue_position\":\"1st\"}")]
    [InlineData("{" + Sid + ",\"estimated_completion_time\":\"2021-03-15T20:20:14Z\"}")]
    [InlineData("{" + Sid + ",\"estimated_completion_time\":\"2021-03-15T20:20:14.\"}")]
    [InlineData("{" + Sid + ",\"details\":{}}")]
    [InlineData("{" + Sid + ",\"details\":[{}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"count\":-1}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"count\":01}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"count\":1e1}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"count\":99999999999}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"days\":[\"2020-07-01\",]}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"days\":[null]}]}")]
    [InlineData("{" + Sid + ",\"details\":[{\"status\":\"Completed\"]}")]
    public void TryRead_AnythingOdd_LeavesItToTheConverter(string json) => Assert.Null(CompactJob.TryRead(Encoding.UTF8.GetBytes(json)));
}
