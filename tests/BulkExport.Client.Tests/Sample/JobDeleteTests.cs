namespace BulkExport.Client.Tests.Sample;

public sealed class JobDeleteTests : SampleTest
{
    [Fact]
    public async Task Delete_NobodyToAsk_RefusesAndSendsNothing()
    {
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(2, await RunAsync("job", "delete", $"{sid}"));
        AssertOneErrorLine($"Nobody can be asked whether to delete job {sid}");
        Assert.Contains("--yes", Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_WithYes_DeletesWithoutAsking(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("job", "delete", $"{sid}", "--yes"));
        Assert.Equal($"Job {sid} was deleted.\n", Output.ToString());
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_AnsweredYes_ShowsTheJobThenDeletes()
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays);
        Screen.Input.PushTextWithEnter("y");

        Assert.Equal(0, await RunAsync("job", "delete", $"{sid}"));
        Assert.Contains("Messages of 3 days, 2026-11-01 – 11-03, 0 of 3 days done", Screen.Output, StringComparison.Ordinal);
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    public async Task Delete_NotAnsweredYes_DeletesNothing(string answer)
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays);
        Screen.Input.PushTextWithEnter(answer);

        Assert.Equal(130, await RunAsync("job", "delete", $"{sid}"));
        Assert.Equal("Nothing was deleted.\n", Output.ToString());
        Assert.True(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_NoSuchJob_Exits3WithoutAsking()
    {
        IsTerminal = true;

        Assert.Equal(3, await RunAsync("job", "delete", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }
}
