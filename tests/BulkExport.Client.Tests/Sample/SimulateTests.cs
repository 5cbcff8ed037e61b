using System.Net;
using System.Net.Sockets;

namespace BulkExport.Client.Tests.Sample;

public sealed class SimulateTests : SampleTest
{
    [Fact]
    public async Task Simulate_UntilStopped_ServesTheJobsItNames()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var output = new FlushedWriter();
        var serving = RunAsync(output, stopping.Token, "simulate", "--port", "0");
        await Task.WhenAny(output.Flushed, serving);
        var text = output.ToString();
        var options = new BulkExportClientOptions
        {
            BaseAddress = new Uri(After(text, "BULKEXPORT_BASE_ADDRESS")),
            ApiKeySid = After(text, "TWILIO_API_KEY"),
            ApiKeySecret = After(text, "TWILIO_API_SECRET"),
        };

        using (var client = new BulkExportClient(options))
        {
            var finished = await client.Jobs.FetchAsync(JobSid.Parse(After(text, "job show")), Token);
            Assert.True(finished.IsFinished);
            var running = await client.Jobs.FetchAsync(JobSid.Parse(After(text, "job watch")), Token);
            Assert.False(running.IsFinished);
        }

        await stopping.CancelAsync();
        Assert.Equal(0, await serving);
    }

    [Fact]
    public async Task Simulate_PortInUse_Exits1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(1, await RunAsync("simulate", "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}"));
        AssertOneErrorLine("The simulated service cannot listen on port");
    }

    /// <summary>The word after a name, in either shell's way of setting a variable.</summary>
    private static string After(string text, string name)
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
