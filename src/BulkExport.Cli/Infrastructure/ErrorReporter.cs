using System.Net;
using Microsoft.Extensions.Options;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Reports exceptions as a one-line message and an exit code.</summary>
internal static class ErrorReporter
{
    /// <summary>The parameter name in exceptions that the client throws for an invalid request, which are usage errors.</summary>
    private const string RequestParameter = "request";

    /// <summary>The hints of the library that name its options, and those of the tool.</summary>
    private static readonly (string Library, string Tool)[] Hints =
    [
        (
            "Set CreateJobRequest.FriendlyName, for example to \"November messages\".",
            "Specify another name with --name, or omit the option."
        ),
        ("Increase AttemptTimeout and TotalRequestTimeout if the connection is slow.", "Check the connection, and run the command again."),
        (
            "If the connection is slow, increase AttemptTimeout, or the timeout that is set on the HTTP client.",
            "If the connection is slow, run the command again."
        ),
        (
            "Set the AccountSid option, or the environment variable TWILIO_ACCOUNT_SID if the options are created from the environment.",
            "Set the environment variable TWILIO_ACCOUNT_SID."
        ),
    ];

    private const int MaxMessageLength = 4096;

    /// <summary>Runs a command, and reports its exception.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="run">The delegate that runs the command.</param>
    /// <param name="formatHint">The delegate that formats a hint for the user, or returns <see langword="null"/>.</param>
    public static async Task<int> RunAsync(CliEnvironment environment, Func<Task<ExitCode>> run, Func<ExitCode, string?> formatHint)
    {
        try
        {
            return (int)await run();
        }
        catch (OperationCanceledException)
        {
            await environment.Error.WriteLineAsync("Canceled.");
            return (int)ExitCode.Canceled;
        }
        catch (Exception e) when (StandardOutput.IsClosed(e))
        {
            return (int)ExitCode.OutputClosed;
        }
        catch (Exception e)
        {
            WriteError(environment, GetMessage(e));
            var exitCode = GetExitCode(e);
            if (formatHint(exitCode) is { } hint)
            {
                await environment.Error.WriteLineAsync(hint);
            }

            return (int)exitCode;
        }
    }

    public static void WriteError(CliEnvironment environment, string message) =>
        environment.Error.WriteLine($"error: {FormatMessage(message)}");

    /// <summary>Formats a message as a single line without control characters.</summary>
    public static string FormatMessage(string message) =>
        DisplayText.Escape(
            Hints
                .Aggregate(message, (text, hint) => text.Replace(hint.Library, hint.Tool, StringComparison.Ordinal))
                .ReplaceLineEndings(" "),
            MaxMessageLength
        );

    public static ExitCode GetExitCode(Exception exception) =>
        exception switch
        {
            JobWaitException { InnerException: { } cause } => GetExitCode(cause),
            BulkExportApiException { IsFromService: true, StatusCode: HttpStatusCode.NotFound } => ExitCode.NotFound,
            BulkExportApiException { IsFromService: true, StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
                ExitCode.Authentication,
            ClientConfigurationException => ExitCode.Authentication,
            OptionsValidationException e when e.Failures.Any(failure => !failure.StartsWith("BaseAddress", StringComparison.Ordinal)) =>
                ExitCode.Authentication,
            OptionsValidationException or UsageException => ExitCode.Usage,
            ArgumentException { ParamName: RequestParameter } => ExitCode.Usage,
            _ => ExitCode.Failure,
        };

    private static string GetMessage(Exception exception) =>
        exception switch
        {
            OptionsValidationException invalid => CliEnvironment.ReplaceOptionNames(string.Join(' ', invalid.Failures)),
            ArgumentException { ParamName: { } name } => exception.Message.Replace(
                $" (Parameter '{name}')",
                null,
                StringComparison.Ordinal
            ),
            _ => exception.Message,
        };
}
