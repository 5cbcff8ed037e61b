using BulkExport.Cli.Infrastructure;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Draws a frame in a live view of a terminal while an operation runs.</summary>
internal static class LiveView
{
    /// <summary>Runs an operation, and draws the frame at an interval, so that the elapsed time is updated too, and when the operation has completed.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="refreshInterval">The interval.</param>
    /// <param name="operation">The operation. It receives a delegate that draws the frame.</param>
    public static Task<T> RunAsync<T>(
        CliEnvironment environment,
        IRenderable frame,
        TimeSpan refreshInterval,
        Func<Action, Task<T>> operation
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
                    refreshInterval,
                    refreshInterval
                );
                var result = await operation(display.Refresh);
                display.Refresh();
                return result;
            });
}
