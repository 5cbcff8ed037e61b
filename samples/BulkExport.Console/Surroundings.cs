using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples;

/// <summary>All that the commands touch outside themselves, so that a test can put them somewhere else.</summary>
internal sealed class Surroundings
{
    public const string BaseAddressVariable = "BULKEXPORT_BASE_ADDRESS";

    /// <summary>What a person looks at. Used only where <see cref="IsOutputTerminal"/>.</summary>
    public required IAnsiConsole Screen { get; init; }

    /// <summary>Where plain lines go: a pipe or a file has neither colours nor a width.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Opens the same place for bytes.</summary>
    public Func<Stream> OpenOutput { get; init; } = StandardOutput.Open;

    public required TextWriter Error { get; init; }

    public required bool IsOutputTerminal { get; init; }

    public required bool IsInputTerminal { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads the credential; throws <see cref="InvalidOperationException"/> when there is none.</summary>
    public Func<BulkExportClientOptions> ReadCredential { get; init; } = BulkExportClientOptions.FromEnvironment;

    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    public bool HasCredential
    {
        get
        {
            try
            {
                ReadCredential();
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    public static Surroundings OfThisProcess()
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (isTerminal && OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = System.Text.Encoding.UTF8; // for the signs of the calendar
        }

        return new Surroundings
        {
            Screen = AnsiConsole.Console,
            Output = Console.Out,
            Error = Console.Error,
            IsOutputTerminal = isTerminal,
            IsInputTerminal = !Console.IsInputRedirected,
        };
    }
}
