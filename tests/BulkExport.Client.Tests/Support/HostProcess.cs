using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests;

/// <summary>Runs the crash test host in a separate process with file locks disabled, which can be killed.</summary>
/// <param name="service">The simulated service, whose requests trigger the kill.</param>
/// <param name="arguments">The arguments of the host.</param>
/// <param name="clock">The server of the clock, or <see langword="null"/> to use the system clock.</param>
internal sealed class HostProcess(SimulatedBulkExport service, IEnumerable<string> arguments, ClockServer? clock = null)
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
        var assembly = Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(
            new ProcessStartInfo(host, [assembly, .. arguments])
            {
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1", [ClockServer.EnvironmentVariable] = clock?.Address },
            }
        )!;
    }
}
