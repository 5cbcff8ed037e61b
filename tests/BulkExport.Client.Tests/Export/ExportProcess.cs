using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Runs an export in a separate process with file locks disabled, which can be killed.</summary>
internal sealed class ExportProcess(
    SimulatedBulkExport service,
    string directory,
    DateOnly startDay,
    DateOnly endDay,
    JobSid? jobSid = null,
    ClockServer? clock = null
)
{
    private const int SigKillExitCode = 128 + 9;

    /// <summary>Runs the process until it exits or is killed.</summary>
    /// <param name="killAfter">The number of requests to the service after which the process is killed, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<(bool IsComplete, bool IsKilled, string Output)> RunAsync(int? killAfter, CancellationToken cancellationToken)
    {
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var exit = process.WaitForExitAsync(cancellationToken);
        if (killAfter is not null)
        {
            await Task.WhenAny(exit, WaitForRequestsAsync(killAfter.Value));
            process.Kill(); // SIGKILL
        }

        await exit;
        return (process.ExitCode == 0, process.ExitCode == SigKillExitCode, await output);
    }

    private Task WaitForRequestsAsync(int count)
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
            Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
            service.BaseAddress.AbsoluteUri,
            service.AccountSid,
            service.AuthToken,
            directory,
            $"{startDay:yyyy-MM-dd}",
            $"{endDay:yyyy-MM-dd}",
        ];
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(
            new ProcessStartInfo(host, jobSid is { } sid ? [.. arguments, sid.ToString()] : arguments)
            {
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1", [ClockServer.EnvironmentVariable] = clock?.Address },
            }
        )!;
    }
}
