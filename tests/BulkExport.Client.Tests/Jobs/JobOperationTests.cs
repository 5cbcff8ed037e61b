using Microsoft.Extensions.Logging.Testing;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Dashboards and alerts look for these names.</summary>
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
    public async Task AnyCall_InPollysTelemetry_GoesByItsName(string name, Func<IJobsClient, Task> call)
    {
        await using var server = new RawServer(Answer(400, ""));
        using var logs = new FakeLoggerProvider();
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: logs);

        await Assert.ThrowsAsync<BulkExportApiException>(() => call(provider.Jobs()));

        Assert.Contains(logs.Collector.GetSnapshot(), record => record.Message.Contains($"'{name}'", StringComparison.Ordinal));
    }
}
