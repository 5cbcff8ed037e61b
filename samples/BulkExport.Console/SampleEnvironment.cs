using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples;

/// <summary>The external dependencies of the sample, replaceable in tests.</summary>
internal sealed class SampleEnvironment
{
    private const int MinTerminalWidth = 20;

    /// <summary>Gets the console for progress bars and charts.</summary>
    public required IAnsiConsole Screen { get; init; }

    public required bool IsTerminal { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the options with the credentials, or <see langword="null"/> if the environment contains none.</summary>
    public required BulkExportClientOptions? ClientOptions { get; init; }

    public static SampleEnvironment ForCurrentProcess() =>
        new()
        {
            Screen = AnsiConsole.Console,
            IsTerminal =
                !Console.IsOutputRedirected
                && Environment.GetEnvironmentVariable("TERM") != "dumb"
                && AnsiConsole.Profile.Width >= MinTerminalWidth,
            ClientOptions = ReadClientOptions(),
        };

    private static BulkExportClientOptions? ReadClientOptions()
    {
        try
        {
            return BulkExportClientOptions.FromEnvironment();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
