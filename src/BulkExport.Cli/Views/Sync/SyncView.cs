using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Shows the progress of a synchronization in a live view in a terminal; otherwise, as lines.</summary>
internal static class SyncView
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(0.2);

    /// <summary>Runs a synchronization, and shows its progress.</summary>
    /// <param name="sync">The delegate that runs the synchronization.</param>
    /// <param name="location">The location of the store.</param>
    /// <param name="logMonitor">The monitor of the client's log.</param>
    /// <param name="environment">The environment.</param>
    public static Task<SyncResult> RunAsync(
        Func<IProgress<SyncProgress>, Task<SyncResult>> sync,
        StoreLocation location,
        ClientLogMonitor logMonitor,
        CliEnvironment environment
    )
    {
        if (environment.IsOutputTerminal)
        {
            var frame = new SyncFrame(location.ToString(), logMonitor, environment.TimeProvider);
            return LiveView.RunAsync(environment, frame, RefreshInterval, _ => sync(frame));
        }

        logMonitor.OnWarning = environment.WriteWarning;
        return sync(new SyncProgressWriter(environment));
    }
}
