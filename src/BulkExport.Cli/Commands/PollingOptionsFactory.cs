using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Creates the polling options of the commands that wait for a job.</summary>
internal static class PollingOptionsFactory
{
    /// <summary>The maximum polling interval for interactive output.</summary>
    private static readonly TimeSpan MaxTerminalInterval = TimeSpan.FromSeconds(20);

    public static JobPollingOptions CreateForOutput(CliEnvironment environment) =>
        environment.IsOutputTerminal ? new JobPollingOptions { MaxInterval = MaxTerminalInterval } : new JobPollingOptions();

    public static JobPollingOptions CreateFixedInterval(TimeSpan interval) => new() { InitialInterval = interval, MaxInterval = interval };
}
