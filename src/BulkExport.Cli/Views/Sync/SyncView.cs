using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using Spectre.Console;

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
            return DrawAsync(sync, new SyncFrame(location.ToString(), logMonitor, environment.TimeProvider), environment);
        }

        logMonitor.OnWarning = message => environment.Error.WriteLine($"warning: {message}");
        return sync(new SyncProgressWriter(environment));
    }

    private static Task<SyncResult> DrawAsync(
        Func<IProgress<SyncProgress>, Task<SyncResult>> sync,
        SyncFrame frame,
        CliEnvironment environment
    ) =>
        environment
            .Screen.Live(frame)
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Top) // a small window hides the first months
            .StartAsync(async display =>
            {
                await using var timer = environment.TimeProvider.CreateTimer(
                    _ => display.Refresh(),
                    state: null,
                    RefreshInterval,
                    RefreshInterval
                );
                var result = await sync(frame);
                display.Refresh();
                return result;
            });
}
