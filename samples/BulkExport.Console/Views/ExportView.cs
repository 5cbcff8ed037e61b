using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Follows an export to its end: drawn live in a terminal, as lines elsewhere.</summary>
internal static class ExportView
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.1);

    /// <summary>Runs the export with something to report to. <paramref name="asked"/> is what is known of the job before it is there.</summary>
    public static Task<ExportResult> FollowAsync(
        Func<IProgress<ExportProgress>, Task<ExportResult>> export,
        Job asked,
        Trouble trouble,
        Surroundings here
    )
    {
        if (here.IsOutputTerminal)
        {
            return DrawAsync(export, new ExportFrame(asked, trouble, here.Clock), here);
        }

        trouble.Told = message => here.Error.WriteLine($"warning: {message}");
        return export(new ExportLines(here));
    }

    private static Task<ExportResult> DrawAsync(
        Func<IProgress<ExportProgress>, Task<ExportResult>> export,
        ExportFrame frame,
        Surroundings here
    ) =>
        here
            .Screen.Live(frame)
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Top) // in a low window, the first months go
            .StartAsync(async display =>
            {
                await using var ticking = here.Clock.CreateTimer(_ => display.Refresh(), state: null, Tick, Tick);
                var result = await export(frame);
                display.Refresh();
                return result;
            });
}
