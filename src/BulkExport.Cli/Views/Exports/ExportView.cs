using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Shows the progress of an export in a live view in a terminal; otherwise, as lines.</summary>
internal static class ExportView
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(0.1);

    /// <summary>Runs an export, and shows its progress.</summary>
    /// <param name="export">The delegate that runs the export.</param>
    /// <param name="requestedJob">The job, with the properties that are known before the first response.</param>
    /// <param name="logMonitor">The monitor of the client's log.</param>
    /// <param name="environment">The environment.</param>
    public static Task<ExportResult> RunAsync(
        Func<IProgress<ExportProgress>, Task<ExportResult>> export,
        Job requestedJob,
        ClientLogMonitor logMonitor,
        CliEnvironment environment
    )
    {
        if (environment.IsOutputTerminal)
        {
            var frame = new ExportFrame(requestedJob, logMonitor, environment.TimeProvider);
            return LiveView.RunAsync(environment, frame, RefreshInterval, _ => export(frame));
        }

        logMonitor.OnWarning = environment.WriteWarning;
        return export(new ExportProgressWriter(environment));
    }
}
