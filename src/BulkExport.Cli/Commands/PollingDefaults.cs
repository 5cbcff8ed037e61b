using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Provides the polling options of the commands that wait for a job.</summary>
internal static class PollingDefaults
{
    /// <summary>The maximum polling interval for interactive output.</summary>
    private static readonly TimeSpan MaxTerminalInterval = TimeSpan.FromSeconds(20);

    public static JobPollingOptions ForOutput(CliEnvironment environment) =>
        environment.IsOutputTerminal ? new JobPollingOptions { MaxInterval = MaxTerminalInterval } : new JobPollingOptions();

    public static JobPollingOptions FixedInterval(TimeSpan interval) => new() { InitialInterval = interval, MaxInterval = interval };
}
