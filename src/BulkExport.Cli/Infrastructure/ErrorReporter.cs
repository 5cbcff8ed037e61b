using System.Net;
using Microsoft.Extensions.Options;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Reports exceptions as a one-line message and an exit code.</summary>
internal static class ErrorReporter
{
    /// <summary>The parameter name in exceptions that the client throws for an invalid request, which are usage errors.</summary>
    private const string RequestParameter = "request";

    /// <summary>The hint of the library about timeouts. The tool has no options for them.</summary>
    private const string TimeoutHint = "Increase AttemptTimeout and TotalRequestTimeout if the connection is slow.";

    private const string ToolTimeoutHint = "Check the connection, and run the command again.";

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
            message.Replace(TimeoutHint, ToolTimeoutHint, StringComparison.Ordinal).ReplaceLineEndings(" "),
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
