using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sample;

public sealed class JobCreateTests : SampleTest
{
    [Fact]
    public async Task Create_InAPipe_WritesTheJob()
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
    public async Task Create_InATerminal_SaysHowToFollowIt()
    {
        IsTerminal = true;

        Assert.Equal(0, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03", "--name", "Mine"));
        Assert.Contains("name      Mine", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("-- job watch JS", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_MethodWithoutWebhook_Exits2AndSendsNothing()
    {
        Assert.Equal(2, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03", "--method", "GET"));
        AssertOneErrorLine("--method says how");
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Create_RangeBreaksARule_Exits2() =>
        Assert.Equal(2, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-23"));

    [Fact]
    public async Task Create_Refused_Exits1()
    {
        Service.Faults.Next(Fault.Status(HttpStatusCode.BadRequest));

        Assert.Equal(1, await RunAsync("job", "create", "Messages", "2026-11-01", "2026-11-03"));
        AssertOneErrorLine("The request to create");
    }
}
