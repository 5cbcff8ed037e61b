using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>The polling options of the commands that wait for a job.</summary>
internal static class PollingDefaults
{
    /// <summary>Keeps an interactive view current.</summary>
    private static readonly TimeSpan MaxTerminalInterval = TimeSpan.FromSeconds(20);

    public static JobPollingOptions ForOutput(CliEnvironment environment) =>
        environment.IsOutputTerminal ? new JobPollingOptions { LongestInterval = MaxTerminalInterval } : new JobPollingOptions();

    public static JobPollingOptions FixedInterval(TimeSpan interval) => new() { FirstInterval = interval, LongestInterval = interval };
}
