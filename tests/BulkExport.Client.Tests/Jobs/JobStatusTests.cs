using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobStatusTests
{
    [Theory]
    [InlineData("Submitted", false)]
    [InlineData("Running", false)]
    [InlineData("ErrorDuringRun", false)]
    [InlineData("Completed", true)]
    [InlineData("CompletedEmptyRecords", true)]
    [InlineData("Failed", true)]
    [InlineData("RunningToBeDeleted", false)]
    [InlineData("DeletedByUserRequest", true)]
    [InlineData("COMPLETED", true)]
    [InlineData("Archived", false)]
    [InlineData("", false)]
    public void IsFinal_OfEachStatus_IsAsDocumented(string status, bool isFinal) => Assert.Equal(isFinal, new JobStatus(status).IsTerminal);

    [Theory]
    [InlineData("Submitted", JobSummaryGroup.Pending)]
    [InlineData("Running", JobSummaryGroup.Pending)]
    [InlineData("ErrorDuringRun", JobSummaryGroup.Pending)]
    [InlineData("completed", JobSummaryGroup.Completed)]
    [InlineData("CompletedEmptyRecords", JobSummaryGroup.Empty)]
    [InlineData("Failed", JobSummaryGroup.Failed)]
    [InlineData("RunningToBeDeleted", JobSummaryGroup.Pending)]
    [InlineData("DeletedByUserRequest", JobSummaryGroup.Deleted)]
    [InlineData("Archived", JobSummaryGroup.Pending)]
    [InlineData("", JobSummaryGroup.Pending)]
    public void SummaryGroup_EachStatus_ReturnsItsGroup(string status, JobSummaryGroup group) =>
        Assert.Equal(group, new JobStatus(status).SummaryGroup);

    [Fact]
    public void KnownValues_MatchWireNames()
    {
        Assert.Equal("Submitted", JobStatus.Submitted.Value);
        Assert.Equal("Running", JobStatus.Running.Value);
        Assert.Equal("ErrorDuringRun", JobStatus.ErrorDuringRun.Value);
        Assert.Equal("Completed", JobStatus.Completed.Value);
        Assert.Equal("CompletedEmptyRecords", JobStatus.CompletedEmptyRecords.Value);
        Assert.Equal("Failed", JobStatus.Failed.Value);
        Assert.Equal("RunningToBeDeleted", JobStatus.RunningToBeDeleted.Value);
        Assert.Equal("DeletedByUserRequest", JobStatus.DeletedByUserRequest.Value);
    }

    [Fact]
    public void Equals_CaseDiffers_IsTheSame()
    {
        var capitals = new JobStatus("COMPLETED");

        Assert.True(capitals == JobStatus.Completed);
        Assert.Equal(JobStatus.Completed.GetHashCode(), capitals.GetHashCode());
        Assert.Equal("COMPLETED", capitals.ToString());
    }

    [Fact]
    public void Default_IsTheStatusWithoutAName()
    {
        Assert.Equal(string.Empty, default(JobStatus).Value);
        Assert.Equal(new JobStatus(string.Empty), default);
        Assert.Equal(new JobStatus(string.Empty).GetHashCode(), default(JobStatus).GetHashCode());
        Assert.Throws<ArgumentNullException>(() => new JobStatus(null!));
    }

    [Theory]
    [InlineData("\"Completed\"", "Completed")]
    [InlineData("\"completed\"", "completed")]
    [InlineData("\"Archived\"", "Archived")]
    [InlineData("\"Compl\\u0065ted\"", "Completed")]
    [InlineData("null", "")]
    public void Json_AnyName_IsKeptAsItCame(string json, string value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<JobStatus>(json).Value);

    [Fact]
    public void Json_KnownName_NeedsNoStringOfItsOwn() =>
        Assert.Same(JobStatus.Completed.Value, JsonSerializer.Deserialize<JobStatus>("\"Completed\"").Value);

    [Fact]
    public void Json_WrongInsideADocument_NamesThePlace()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JobStatus[]>("[5]"));

        Assert.Equal("$[0]", failure.Path);
        Assert.Equal("The value should be the name of a status, but is another number.", failure.Message);
    }
}
