namespace BulkExport.Client.Tests.Jobs;

/// <summary>Provides the request that the tests send.</summary>
public abstract class CreateJobTestBase
{
    private protected static readonly CreateJobRequest WeekRequest = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 11, 1),
        EndDay = new(2026, 11, 7),
        FriendlyName = "first week",
    };

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
