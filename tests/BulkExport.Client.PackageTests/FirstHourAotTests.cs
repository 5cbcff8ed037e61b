using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests the programs of a new user that are published with Native AOT.</summary>
[Collection(typeof(Consumers))]
public sealed partial class FirstHourAotTests(ConsumerWorkspace workspace)
{
    [Fact]
    public async Task Aot_Job_PrintsAndDeletesJob()
    {
        var program = await workspace.PublishAsync("Aot");
        using var service = await Service.StartAsync(workspace.ServiceProgram);

        var output = await Command.RunAsync(
            workspace.CreateDirectory(),
            program,
            ["JS0123456789abcdef0123456789abcdef"],
            service.Environment
        );

        var lines = ProgramOutput.SplitLines(output);
        Assert.StartsWith("Job JS0123456789abcdef0123456789abcdef: Messages, ", lines[0], StringComparison.Ordinal);
        Assert.Equal("""{"Completed":6,"Failed":1}""", lines[1]);
        Assert.StartsWith("""{"job_sid":"JS0123456789abcdef0123456789abcdef",""", lines[2], StringComparison.Ordinal);
        Assert.Equal("deleted", lines[3]);
    }

    [Fact]
    public async Task AotApi_ValuesInRouteAndQuery_BindsThem()
    {
        var program = await workspace.PublishAsync("AotApi");
        using var service = await Service.StartAsync(workspace.ServiceProgram);
        using var api = Command.Start(workspace.CreateDirectory(), program, ["--urls=http://127.0.0.1:0"], service.HostEnvironment);
        try
        {
            var listening = (await ProgramOutput.ReadToAsync(api.StandardOutput, "Now listening on"))[^1];
            using var http = new HttpClient { BaseAddress = new(Address().Match(listening).Value) };
            var token = TestContext.Current.CancellationToken;

            var job = await http.GetStringAsync("/jobs/JS0123456789abcdef0123456789abcdef", token);
            Assert.Equal(
                $"[{job}]",
                WithUrl().Replace(await http.GetStringAsync("/jobs?type=messages", token), WithUrl().Match(job).Value)
            );
            Assert.Equal(400, (int)(await http.GetAsync("/jobs?type=a-b", token)).StatusCode);
            using var export = await http.PostAsync("/export?type=Messages&day=2026-11-01", content: null, token);
            Assert.StartsWith(
                $"True {service.Values["records"].Split(' ')[0]} ",
                await export.Content.ReadAsStringAsync(token),
                StringComparison.Ordinal
            );
            Assert.Equal(403, await SignedWebhook.SendAsync(http, "another-token", token));
            Assert.Equal(204, await SignedWebhook.SendAsync(http, service.Values["token"], token));
            await ProgramOutput.ReadToAsync(api.StandardOutput, "handled JS0123456789abcdef0123456789abcdef");
        }
        finally
        {
            api.Kill();
        }
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();

    /// <summary>The URI of a job, which the list of jobs omits.</summary>
    [GeneratedRegex(@"""url"":[^,]+")]
    private static partial Regex WithUrl();
}
