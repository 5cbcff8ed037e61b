namespace BulkExport.Client.SoakTests;

/// <summary>Determines whether a failure has a cause outside the library.</summary>
internal static class ExpectedFailure
{
    /// <summary>Determines whether a failure is expected. The simulated service does not report which call received a fault, so all its failures are
    /// expected. If a call received only responses for other resources, its failure must report one.</summary>
    public static async Task<bool> IsExpectedAsync(Exception failure, SoakFixture fixture, Call call) =>
        fixture is not RawSoakFixture
        || IsTime(failure)
        || (
            await Eventually.UntilAsync(() => !call.Faults.IsEmpty) && (IsMismatch(failure) || !call.Faults.All(ResourceFaults.IsMismatch))
        );

    /// <summary>Determines whether a failure reports a response for another resource, with the property that does not match.</summary>
    private static bool IsMismatch(Exception? failure) =>
        failure switch
        {
            BulkExportFormatException format => format.JsonPath is not null && format.ExpectedFormat is not null,
            JobWaitException wait => IsMismatch(wait.InnerException),
            _ => false,
        };

    private static bool IsTime(Exception? failure) =>
        failure switch
        {
            BulkExportConnectionException connection => connection.IsTimeout,
            JobWaitException wait => wait.IsTimeout ? wait.Elapsed >= TimeoutLimits.Wait : IsTime(wait.InnerException),
            _ => false,
        };
}
