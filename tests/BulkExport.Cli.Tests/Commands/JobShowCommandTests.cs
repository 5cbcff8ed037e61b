using System.Net;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class JobShowCommandTests : CliTestBase
{
    [Fact]
    public async Task Show_InPipe_WritesOnePropertyPerLine()
    {
        var sid = Service.Jobs.Add(
            ThreeDays with
            {
                Age = TimeSpan.FromSeconds(7.5),
                WebhookUrl = new("https://example.com/hook?key=k"),
                Email = "a@example.com",
            }
        );

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}"));
        Assert.Equal(
            $"""
            Job: {sid}
            Name: November
            Resource type: Messages
            Days: 2026-11-01 to 2026-11-03
            Done: 2 of 3 days
            Estimated completion: 2026-11-24 12:00:01 UTC
            Webhook: https://example.com
            Notification email: configured
            Completed: 1 (2026-11-01)
            CompletedEmptyRecords: 1 (2026-11-02)
            Running: 1 (2026-11-03)

            """.ReplaceLineEndings("\n"),
            Output.ToString()
        );
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task Show_InTerminal_ShowsPropertiesProgressAndTable()
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays with { QueuePosition = 3 });

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}"));
        Assert.Contains($"job       {sid}", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("records   Messages of 3 days, 2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("queue     position 3", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("estimate  12:00:09 UTC, in 9 s", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("─  0 of 3 days", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("· Submitted      3   2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_UnknownJob_Returns3()
    {
        Assert.Equal(3, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Fact]
    public async Task Show_CredentialRejected_Returns4()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.Unauthorized));

        Assert.Equal(4, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Fact]
    public async Task Show_NoCredential_Returns4AndNamesSimulateCommand()
    {
        HasCredentials = false;

        Assert.Equal(4, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("No credential.");
        Assert.Contains("simulate", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ServerError_Returns1()
    {
        Service.Faults.Enqueue(5, Fault.Status(HttpStatusCode.InternalServerError));

        Assert.Equal(1, await RunAsync("job", "show", TestAccount.JobSidText));
        AssertOneErrorLine("The request to fetch job");
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("example.com")]
    [InlineData("http://example.com")]
    public async Task Show_InvalidBaseAddress_Returns2(string address)
    {
        SetVariable("BULKEXPORT_BASE_ADDRESS", address);

        Assert.Equal(2, await RunAsync("job", "show", TestAccount.JobSidText));
        Assert.Equal(2, await RunAsync("job", "show", TestAccount.JobSidText, "--base-address", address));
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Show_BaseAddressOption_OverridesVariable()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        SetVariable("BULKEXPORT_BASE_ADDRESS", "http://127.0.0.1:1/");

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}", "--base-address", $"{Service.BaseAddress}"));
    }
}
