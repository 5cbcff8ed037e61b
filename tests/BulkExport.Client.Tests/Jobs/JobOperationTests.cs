using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Operation names are part of the telemetry contract, because dashboards and alerts refer to them.</summary>
public sealed class JobOperationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<IJobsClient, Task>> Calls =>
        new()
        {
            { "FetchJob", jobs => jobs.FetchAsync(TestAccount.JobSid, Cancellation) },
            { "DeleteJob", jobs => jobs.DeleteAsync(TestAccount.JobSid, Cancellation) },
            { "ListJobs", jobs => jobs.ListAsync(ResourceType.Calls, Cancellation).FirstAsync(Cancellation).AsTask() },
            {
                "CreateJob",
                jobs =>
                    jobs.CreateAsync(
                        new()
                        {
                            ResourceType = ResourceType.Calls,
                            StartDay = new(2026, 11, 1),
                            EndDay = new(2026, 11, 1),
                            FriendlyName = "a day",
                        },
                        Cancellation
                    )
            },
        };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyMethod_ErrorResponse_EmitsPollyLogWithOperationName(string name, Func<IJobsClient, Task> call)
    {
        using var logs = new FakeLoggerProvider();
        await using var fixture = new ServiceFixture(loggerProvider: logs);
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.BadRequest));

        await Assert.ThrowsAsync<BulkExportApiException>(() => call(fixture.Jobs));

        Assert.Contains(logs.Collector.GetSnapshot(), record => record.Message.Contains($"'{name}'", StringComparison.Ordinal));
    }
}
