using BulkExport.Cli.Infrastructure;
using Spectre.Console;

namespace BulkExport.Cli.Views.Exports;

/// <summary>Shows the progress of an export: live in a terminal, otherwise as lines.</summary>
internal static class ExportView
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(0.1);

    /// <summary>Runs an export that reports its progress. <paramref name="requestedJob"/> is what is known of the job before it exists.</summary>
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
