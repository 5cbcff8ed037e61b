using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

public sealed class JobDeleteCommandTests : CliTestBase
{
    [Fact]
    public async Task Delete_NoTerminal_Returns2AndSendsNoRequest()
    {
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(2, await RunAsync("job", "delete", $"{sid}"));
        AssertOneErrorLine($"Cannot prompt for confirmation");
        Assert.Contains("--yes", Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_YesOption_DeletesWithoutPrompt(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("job", "delete", $"{sid}", "--yes"));
        Assert.Equal($"Deleted job {sid}.\n", Output.ToString());
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_Confirmed_ShowsJobAndDeletes()
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
    public async Task Delete_NotConfirmed_DoesNotDelete(string answer)
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays);
        Screen.Input.PushTextWithEnter(answer);

        Assert.Equal(130, await RunAsync("job", "delete", $"{sid}"));
        Assert.Equal("The job was not deleted.\n", Output.ToString());
        Assert.True(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Delete_UnknownJob_Returns3WithoutPrompt()
    {
        IsTerminal = true;

        Assert.Equal(3, await RunAsync("job", "delete", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }
}
