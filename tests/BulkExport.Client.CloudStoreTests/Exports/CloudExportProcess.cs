using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Runs an export to a container in a separate process, which can be killed.</summary>
internal sealed class CloudExportProcess(
    SimulatedBulkExport service,
    CloudContainer container,
    DateOnly startDay,
    DateOnly endDay,
    JobSid? jobSid = null
)
{
    private const int SigKillExitCode = 128 + 9;

    /// <summary>Runs the process until it exits or is killed.</summary>
    /// <param name="kill">The task after whose completion the process is killed, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<(bool IsComplete, bool IsKilled, string Output)> RunAsync(Task? kill, CancellationToken cancellationToken)
    {
        using var process = Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var exit = process.WaitForExitAsync(cancellationToken);
            if (kill is not null)
            {
                await Task.WhenAny(exit, kill);
                process.Kill(); // SIGKILL
            }

            await exit;
            return (process.ExitCode == 0, process.ExitCode == SigKillExitCode, await output);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Completes when the service has received a number of further requests.</summary>
    public static Task WaitForRequestsAsync(SimulatedBulkExport service, int count)
    {
        var number = service.Requests.Count + count;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(
            Fault.NoResponse(),
            request =>
            {
                if (request.Number >= number)
                {
                    reached.TrySetResult();
                }

                return false;
            }
        );
        return reached.Task;
    }

    private Process Start()
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CloudExportHost.dll"),
            service.BaseAddress.AbsoluteUri,
            service.AccountSid,
            service.AuthToken,
            container.Kind.ToString(),
            container.Endpoint.AbsoluteUri,
            container.Name,
            $"{startDay:yyyy-MM-dd}",
            $"{endDay:yyyy-MM-dd}",
        ];
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(
            new ProcessStartInfo(host, jobSid is { } sid ? [.. arguments, sid.ToString()] : arguments) { RedirectStandardOutput = true }
        )!;
    }
}
