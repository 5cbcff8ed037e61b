using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Days;

/// <summary>Dashboards and alerts look for these names.</summary>
public sealed class DayOperationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Func<IDaysClient, Task>> Calls =>
        new()
        {
            {
                "ListDays",
                "list the days of Messages",
                days => days.ListAsync(ResourceType.Messages, Cancellation).FirstAsync(Cancellation).AsTask()
            },
            {
                "FetchDay",
                "fetch the link to the file of Messages of 2026-11-01",
                days => days.OpenReadAsync(ResourceType.Messages, new(2026, 11, 1), Cancellation)
            },
        };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_InPollysTelemetryAndInMessages_GoesByItsName(string name, string words, Func<IDaysClient, Task> call)
    {
        await using var server = new RawServer(Answer(503, ""));
        using var logs = new FakeLoggerProvider();
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: logs);

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() => call(provider.GetRequiredService<IBulkExportClient>().Days));

        Assert.Contains(logs.Collector.GetSnapshot(), record => record.Message.Contains($"'{name}'", StringComparison.Ordinal));
        Assert.StartsWith($"The request to {words} failed (HTTP 503).", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
    }
}
