namespace BulkExport.Client.Soak;

/// <summary>Whether a failure has a reason outside the library.</summary>
internal static class Excuse
{
    /// <summary>Whether there is one. Of the simulated service's faults it is not known whom they strike, so there all is excused.</summary>
    public static async Task<bool> IsGivenAsync(Exception failure, Scene scene, Call call) =>
        scene is not RawScene || IsTime(failure) || await Patience.UntilAsync(() => !call.Faults.IsEmpty);

    private static bool IsTime(Exception? failure) =>
        failure switch
        {
            BulkExportConnectionException connection => connection.IsTimeout,
            JobWaitException wait => wait.IsTimeout ? wait.Elapsed >= Limits.Wait : IsTime(wait.InnerException),
            _ => false,
        };
}
