using System.Net;
using BulkExport.Client;
using Microsoft.Extensions.Options;

namespace BulkExport.Samples;

/// <summary>Makes one line and an exit code of whatever goes wrong.</summary>
internal static class Failures
{
    /// <summary>What the client calls the request that it refuses to send.</summary>
    private const string RequestParameter = "request";

    public static async Task<int> GuardAsync(Surroundings here, Func<Task<ExitCode>> run)
    {
        try
        {
            return (int)await run();
        }
        catch (OperationCanceledException)
        {
            await here.Error.WriteLineAsync("Stopped.");
            return (int)ExitCode.Stopped;
        }
        catch (Exception e)
        {
            Say(here, MessageOf(e));
            return (int)CodeOf(e);
        }
    }

    public static void Say(Surroundings here, string message) => here.Error.WriteLine($"error: {message.ReplaceLineEndings(" ")}");

    public static ExitCode CodeOf(Exception failure) =>
        failure switch
        {
            JobWaitException { InnerException: { } cause } => CodeOf(cause),
            BulkExportApiException { StatusCode: HttpStatusCode.NotFound } => ExitCode.NotFound,
            BulkExportApiException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => ExitCode.Authentication,
            NoCredentialException => ExitCode.Authentication,
            OptionsValidationException e when e.Failures.Any(f => !f.StartsWith("BaseAddress", StringComparison.Ordinal)) =>
                ExitCode.Authentication,
            OptionsValidationException or UsageException => ExitCode.Usage,
            ArgumentException { ParamName: RequestParameter } => ExitCode.Usage,
            _ => ExitCode.Failed,
        };

    private static string MessageOf(Exception failure) =>
        failure switch
        {
            OptionsValidationException wrong => string.Join(' ', wrong.Failures),
            ArgumentException { ParamName: { } name } => failure.Message.Replace($" (Parameter '{name}')", null, StringComparison.Ordinal),
            _ => failure.Message,
        };
}
