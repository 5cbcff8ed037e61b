using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Days;

/// <summary>Operation names are part of the telemetry contract, because dashboards and alerts refer to them.</summary>
public sealed class DayOperationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Func<IDaysClient, Task>> Calls =>
        new()
        {
            {
                "ListDays",
                "list the days for Messages",
                days => days.ListAsync(ResourceType.Messages, Cancellation).FirstAsync(Cancellation).AsTask()
            },
            {
                "FetchDay",
                "fetch the download link of the Messages file for 2026-11-01",
                days => days.OpenReadAsync(ResourceType.Messages, new(2026, 11, 1), Cancellation)
            },
        };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyMethod_ErrorResponse_ReportsOperationNameAndDescription(
        string name,
        string description,
        Func<IDaysClient, Task> call
    )
    {
        using var logs = new FakeLoggerProvider();
        await using var fixture = new ServiceFixture(loggerProvider: logs);
        fixture.FailAlways(Fault.Response(HttpStatusCode.ServiceUnavailable, "text/plain", ""));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => call(fixture.Client.Days));

        Assert.Contains(logs.Collector.GetSnapshot(), record => record.Message.Contains($"'{name}'", StringComparison.Ordinal));
        Assert.StartsWith($"The request to {description} failed (HTTP 503, request ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, fixture.Requests.Count);
    }
}
