namespace BulkExport.Client.SoakTests;

/// <summary>Determines whether a failure has a cause outside the library.</summary>
internal static class ExpectedFailure
{
    /// <summary>Determines whether a failure is expected. The simulated service does not report which call received a fault, so all its failures are
    /// expected.</summary>
    public static async Task<bool> IsExpectedAsync(Exception failure, SoakFixture fixture, Call call) =>
        fixture is not RawSoakFixture || IsTime(failure) || await Eventually.UntilAsync(() => !call.Faults.IsEmpty);

    private static bool IsTime(Exception? failure) =>
        failure switch
        {
            BulkExportConnectionException connection => connection.IsTimeout,
            JobWaitException wait => wait.IsTimeout ? wait.Elapsed >= TimeoutLimits.Wait : IsTime(wait.InnerException),
            _ => false,
        };
}
