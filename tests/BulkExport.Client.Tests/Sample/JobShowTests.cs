using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sample;

public sealed class JobShowTests : SampleTest
{
    [Fact]
    public async Task Show_InAPipe_WritesOneFactPerLine()
    {
        var sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromSeconds(7.5), WebhookUrl = new("https://example.com/hook?key=k") });

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}"));
        Assert.Equal(
            $"""
            Job: {sid}
            Name: November
            Records: Messages
            Days: 2026-11-01 to 2026-11-03
            Done: 2 of 3 days
            Estimate: 2026-11-24 12:00:01 UTC
            Notifies: https://example.com/hook
            Completed: 1 (2026-11-01)
            CompletedEmptyRecords: 1 (2026-11-02)
            Running: 1 (2026-11-03)

            """.ReplaceLineEndings("\n"),
            Output.ToString()
        );
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task Show_InATerminal_ShowsFactsProgressAndATable()
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays with { QueuePosition = 3 });

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}"));
        Assert.Contains($"job       {sid}", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("records   Messages of 3 days, 2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("queue     place 3", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("estimate  12:00:09 UTC, in 9 s", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("─  0 of 3 days", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("· Submitted      3   2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NoSuchJob_Exits3()
    {
        Assert.Equal(3, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Fact]
    public async Task Show_CredentialRefused_Exits4()
    {
        Service.Faults.Next(Fault.Status(HttpStatusCode.Unauthorized));

        Assert.Equal(4, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Fact]
    public async Task Show_NoCredential_Exits4AndNamesTheSimulatedService()
    {
        HasCredential = false;

        Assert.Equal(4, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("No credential.");
        Assert.Contains("simulate", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ServiceBroken_Exits1()
    {
        Service.Faults.Next(5, Fault.Status(HttpStatusCode.InternalServerError));

        Assert.Equal(1, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("example.com")]
    [InlineData("http://example.com")]
    public async Task Show_BaseAddressWrong_Exits2(string address)
    {
        Set("BULKEXPORT_BASE_ADDRESS", address);

        Assert.Equal(2, await RunAsync("job", "show", TestAccount.JobSidText));
        Assert.Equal(2, await RunAsync("job", "show", TestAccount.JobSidText, "--base-address", address));
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Show_BaseAddressOption_ComesBeforeTheVariable()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Set("BULKEXPORT_BASE_ADDRESS", "http://127.0.0.1:1/");

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}", "--base-address", $"{Service.BaseAddress}"));
    }
}
