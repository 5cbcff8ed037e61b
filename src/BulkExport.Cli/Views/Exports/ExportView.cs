using BulkExport.Cli.Infrastructure;
using Spectre.Console;

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
            return DrawAsync(export, new ExportFrame(requestedJob, logMonitor, environment.TimeProvider), environment);
        }

        logMonitor.OnWarning = message => environment.Error.WriteLine($"warning: {message}");
        return export(new ExportProgressWriter(environment));
    }

    private static Task<ExportResult> DrawAsync(
        Func<IProgress<ExportProgress>, Task<ExportResult>> export,
        ExportFrame frame,
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
                var result = await export(frame);
                display.Refresh();
                return result;
            });
}
