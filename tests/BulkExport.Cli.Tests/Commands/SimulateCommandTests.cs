using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class SimulateCommandTests : CliTestBase
{
    [Fact]
    public async Task Simulate_UntilCanceled_ServesPrintedJobs()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var output = new FlushedWriter();
        var serving = RunAsync(output, cancellation.Token, "simulate", "--port", "0");
        await Task.WhenAny(output.Flushed, serving);
        var text = output.ToString();
        var options = new BulkExportClientOptions
        {
            BaseAddress = new Uri(GetValueAfter(text, "BULKEXPORT_BASE_ADDRESS")),
            AccountSid = GetValueAfter(text, "TWILIO_ACCOUNT_SID"),
            ApiKeySid = GetValueAfter(text, "TWILIO_API_KEY"),
            ApiKeySecret = GetValueAfter(text, "TWILIO_API_SECRET"),
        };

        using (var client = new BulkExportClient(options))
        {
            var finished = await client.Jobs.FetchAsync(JobSid.Parse(GetValueAfter(text, "job show")), Token);
            Assert.True(finished.IsFinished);
            var running = await client.Jobs.FetchAsync(JobSid.Parse(GetValueAfter(text, "job watch")), Token);
            Assert.False(running.IsFinished);
            Assert.Equal(options.AccountSid, GetValueAfter(text, "BulkExport__AccountSid"));
            var download = await client.DownloadJobAsync(finished.JobSid, new InMemoryExportStore(), cancellationToken: Token);
            Assert.NotEmpty(download.Files);
        }

        await cancellation.CancelAsync();
        Assert.Equal(0, await serving);
    }

    [Fact]
    public async Task Simulate_Json_WritesDocument()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var output = new FlushedWriter();
        var serving = RunAsync(output, cancellation.Token, "simulate", "--port", "0", "--json");
        await Task.WhenAny(output.Flushed, serving);
        var document = JsonSerializer.Deserialize<JsonElement>(output.ToString());
        var options = new BulkExportClientOptions
        {
            BaseAddress = new Uri(document.GetProperty("baseAddress").GetString()!),
            AccountSid = document.GetProperty("accountSid").GetString(),
            ApiKeySid = document.GetProperty("apiKeySid").GetString(),
            ApiKeySecret = document.GetProperty("apiKeySecret").GetString(),
        };

        using (var client = new BulkExportClient(options))
        {
            var finished = await client.Jobs.FetchAsync(JobSid.Parse(document.GetProperty("finishedJobSid").GetString()!), Token);
            Assert.True(finished.IsFinished);
            var running = await client.Jobs.FetchAsync(JobSid.Parse(document.GetProperty("runningJobSid").GetString()!), Token);
            Assert.False(running.IsFinished);
        }

        await cancellation.CancelAsync();
        Assert.Equal(0, await serving);
    }

    [Fact]
    public async Task Simulate_PortInUse_Returns1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(1, await RunAsync("simulate", "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}"));
        AssertOneErrorLine("The simulated service cannot listen on port");
    }

    /// <summary>Gets the word after a name, in the syntax of either shell.</summary>
    private static string GetValueAfter(string text, string name)
    {
        var rest = text[(text.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
        return rest.TrimStart(' ', '=', '"').Split('\n', '\r', '"')[0];
    }

    private sealed class FlushedWriter : StringWriter
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Flushed => _flushed.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _flushed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
