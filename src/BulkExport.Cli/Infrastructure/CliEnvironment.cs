using BulkExport.Cli.Json;
using Spectre.Console;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Provides the external dependencies of the commands, which tests can replace.</summary>
internal sealed record CliEnvironment
{
    public const string BaseAddressVariable = "BULKEXPORT_BASE_ADDRESS";

    /// <summary>The environment variables and command-line options that set client options, by the name of the option.</summary>
    private static readonly (string Option, string Variable)[] OptionVariables =
    [
        (nameof(BulkExportClientOptions.AccountSid), "TWILIO_ACCOUNT_SID"),
        (nameof(BulkExportClientOptions.AuthToken), "TWILIO_AUTH_TOKEN"),
        (nameof(BulkExportClientOptions.ApiKeySid), "TWILIO_API_KEY"),
        (nameof(BulkExportClientOptions.ApiKeySecret), "TWILIO_API_SECRET"),
        (nameof(BulkExportClientOptions.BaseAddress), $"The base address (--base-address or {BaseAddressVariable})"),
    ];

    /// <summary>Gets the console for interactive output. Used only if <see cref="IsOutputTerminal"/> is <see langword="true"/>.</summary>
    public required IAnsiConsole Screen { get; init; }

    /// <summary>Gets the writer for plain-text output, without colors and line wrapping.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Gets the delegate that opens the standard output as a stream.</summary>
    public Func<Stream> OpenOutput { get; init; } = StandardOutput.Open;

    public required TextWriter Error { get; init; }

    /// <summary>Gets the output of JSON documents, or <see langword="null"/> if the result is written as text.</summary>
    public JsonOutput? Json { get; private init; }

    public required bool IsOutputTerminal { get; init; }

    public required bool IsInputTerminal { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the delegate that creates the client options from environment variables. It throws an <see cref="InvalidOperationException"/> if they
    /// contain no complete credential, or select an unsupported region or edge location.</summary>
    public Func<BulkExportClientOptions> ReadClientOptions { get; init; } = BulkExportClientOptions.FromEnvironment;

    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Gets a value indicating whether the environment variables contain a complete credential of a supported region.</summary>
    public bool CanCreateClientOptions
    {
        get
        {
            try
            {
                ReadClientOptions();
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>Replaces the names of client options in a message by those of the environment variables and command-line options that set them.</summary>
    public static string ReplaceOptionNames(string message) =>
        OptionVariables.Aggregate(message, (text, pair) => text.Replace(pair.Option, pair.Variable, StringComparison.Ordinal));

    /// <summary>Creates an environment in which only JSON documents are written to the standard output. Progress and messages become plain text on standard error.</summary>
    public CliEnvironment WithJson() => this with { Json = new JsonOutput(Output), Output = Error, IsOutputTerminal = false };

    /// <summary>Writes a line that begins with the time.</summary>
    public void WriteProgress(string text)
    {
        Output.WriteLine($"{TimeProvider.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}  {text}");
        Output.Flush();
    }

    public void WriteWarning(string message) => Error.WriteLine($"warning: {message}");

    public static CliEnvironment ForCurrentProcess()
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (isTerminal && OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = System.Text.Encoding.UTF8; // required by the status symbols
        }

        return new CliEnvironment
        {
            Screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new MinimumWidthOutput(new AnsiConsoleOutput(Console.Out)) }),
            Output = Console.Out,
            Error = StandardError.Open(),
            IsOutputTerminal = isTerminal,
            IsInputTerminal = !Console.IsInputRedirected,
        };
    }
}
