namespace BulkExport.Client.SoakTests;

/// <summary>Whether a failure has a reason outside the library.</summary>
internal static class ExpectedFailure
{
    /// <summary>Whether there is one. Of the simulated service's faults it is not known whom they strike, so there all is excused.</summary>
    public static async Task<bool> IsGivenAsync(Exception failure, SoakFixture scene, Call call) =>
        scene is not RawSoakFixture || IsTime(failure) || await Eventually.UntilAsync(() => !call.Faults.IsEmpty);

    private static bool IsTime(Exception? failure) =>
        failure switch
        {
            BulkExportConnectionException connection => connection.IsTimeout,
            JobWaitException wait => wait.IsTimeout ? wait.Elapsed >= TimeoutLimits.Wait : IsTime(wait.InnerException),
            _ => false,
        };
}
