using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using static BulkExport.TestSupport.RawServer;

namespace BulkExport.Client.Tests.Http;

[Collection(PollyMetricsCollector.Turns)]
public sealed class PollyAudienceTests
{
    [Fact]
    public void IsListening_ToLogs_OnlyWhereTheyAreKept()
    {
        using var provider = new FakeLoggerProvider();
        using var kept = LoggerFactory.Create(logging => logging.AddProvider(provider));
        using var filtered = LoggerFactory.Create(logging => logging.AddProvider(provider).AddFilter("Polly", LogLevel.None));

        Assert.True(new PollyAudience(kept).IsListening);
        Assert.False(new PollyAudience(filtered).IsListening);
        Assert.False(new PollyAudience(NullLoggerFactory.Instance).IsListening);
    }

    [Fact]
    public async Task FetchAsync_AtOnce_IsMeasuredByPollyFromTheMomentThatSomebodyListens()
    {
        await using var server = new RawServer(Answer(200, TestAccount.JobJson));
        await using var provider = TestClientFactory.Build(server.BaseAddress);
        await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        using var durations = new PollyMetricsCollector("resilience.polly.pipeline.duration", "FetchJob");

        Assert.True(new PollyAudience(NullLoggerFactory.Instance).IsListening);
        await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.True(durations.Count > 0);
    }
}
