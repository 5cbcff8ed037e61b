using System.Diagnostics.Metrics;
using BulkExport.Client.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using static BulkExport.Client.Tests.Support.RawServer;

namespace BulkExport.Client.Tests.Http;

public sealed class PollyAudienceTests
{
    [Fact]
    public void IsListening_ToLogs_OnlyWhereTheyAreKept()
    {
        using var provider = new FakeLoggerProvider();
        using var kept = LoggerFactory.Create(logging => logging.AddProvider(provider));
        using var filtered = LoggerFactory.Create(logging => logging.AddProvider(provider).AddFilter("Polly", LogLevel.None));

        Assert.True(new PollyAudience(kept).IsListening);
        Assert.Equal(new PollyAudience(NullLoggerFactory.Instance).IsListening, new PollyAudience(filtered).IsListening);
    }

    [Fact]
    public async Task FetchAsync_AtOnce_IsMeasuredByPollyFromTheMomentThatSomebodyListens()
    {
        await using var server = new RawServer(Answer(200, TestClient.JobJson));
        await using var provider = TestClient.Build(server.BaseAddress);
        await provider.Jobs().FetchAsync(TestClient.Sid, TestContext.Current.CancellationToken);
        var durations = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument is { Meter.Name: "Polly", Name: "resilience.polly.pipeline.duration" })
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                if (tags.ToArray().Contains(new("operation.key", "FetchJob")))
                {
                    Interlocked.Increment(ref durations);
                }
            }
        );
        listener.Start();

        Assert.True(new PollyAudience(NullLoggerFactory.Instance).IsListening);
        await provider.Jobs().FetchAsync(TestClient.Sid, TestContext.Current.CancellationToken);

        Assert.True(durations > 0);
    }
}
