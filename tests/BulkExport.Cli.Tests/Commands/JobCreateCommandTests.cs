using System.Net;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class JobCreateCommandTests : CliTestBase
{
    [Fact]
    public async Task Create_InPipe_WritesJob()
    {
        Assert.Equal(
            0,
            await RunAsync([
                "job",
                "create",
                "calls",
                "2026-11-01",
                "2026-11-03",
                "--webhook",
                "https://example.com/hook?key=k",
                "--method",
                "GET",
                "--email",
                "a@example.com",
            ])
        );
        var sid = JobSid.Parse(Output.ToString().Split('\n')[0]["Job: ".Length..]);
        var job = Service.Jobs.Find(sid)!;
        Assert.Equal(ResourceType.Calls, job.ResourceType);
        Assert.Equal("Calls 2026-11-01 to 2026-11-03", job.FriendlyName);
        Assert.Equal(HttpMethod.Get, job.WebhookMethod);
        Assert.Equal("a@example.com", job.Email);
        Assert.Contains("\nDays: 2026-11-01 to 2026-11-03\n", Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a@example.com", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_InTerminal_PrintsCommandToWatch()
    {
        IsTerminal = true;

        Assert.Equal(0, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03", "--name", "Mine"));
        Assert.Contains("name      Mine", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("bulkexport job watch JS", Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0, 1)]
    [InlineData("n", 130, 0)]
    public async Task Create_ManyDaysInTerminal_PromptsForConfirmation(string input, int exitCode, int jobs)
    {
        IsTerminal = true;
        Screen.Input.PushTextWithEnter(input);

        Assert.Equal(exitCode, await RunAsync("job", "create", "Messages", "2026-10-01", "2026-10-31"));
        Assert.Contains("Create a job of 31 days?", Screen.Output, StringComparison.Ordinal);
        Assert.Equal(jobs, Service.Jobs.Count);
    }

    [Theory]
    [InlineData(true, "--yes")]
    [InlineData(false)]
    public async Task Create_YesOrNoTerminal_CreatesWithoutPrompt(bool isTerminal, params string[] options)
    {
        IsTerminal = isTerminal;

        Assert.Equal(0, await RunAsync([.. (string[])["job", "create", "Messages", "2026-10-01", "2026-10-31"], .. options]));
        Assert.DoesNotContain("Create a job", Screen.Output, StringComparison.Ordinal);
        Assert.Equal(1, Service.Jobs.Count);
    }

    [Fact]
    public async Task Create_MethodWithoutWebhook_Returns2AndSendsNoRequest()
    {
        Assert.Equal(2, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03", "--method", "GET"));
        AssertOneErrorLine("--method requires --webhook");
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Create_InvalidRange_Returns2() =>
        Assert.Equal(2, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-23"));

    [Fact]
    public async Task Create_ErrorResponse_Returns1()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest));

        Assert.Equal(1, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03"));
        AssertOneErrorLine("The request to create");
    }
}
