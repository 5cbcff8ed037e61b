using System.Diagnostics;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Support;

/// <summary>Runs the command line in a separate process.</summary>
internal static class CliProcess
{
    /// <summary>Starts a service whose new jobs finish immediately, without a file for one day.</summary>
    public static SimulatedBulkExport StartService(DateOnly missing) =>
        SimulatedBulkExport.Start(
            new()
            {
                ConfigureNewJob = job =>
                    job with
                    {
                        Age = TimeSpan.FromHours(1),
                        Outcomes = new Dictionary<DateOnly, JobStatus> { [missing] = JobStatus.Failed },
                    },
            }
        );

    /// <summary>Runs a command against a service.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(SimulatedBulkExport service, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BulkExport.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BULKEXPORT_BASE_ADDRESS"] = service.BaseAddress.ToString();
        start.Environment["TWILIO_ACCOUNT_SID"] = service.AccountSid;
        start.Environment["TWILIO_API_KEY"] = service.ApiKeySid;
        start.Environment["TWILIO_API_SECRET"] = service.ApiKeySecret;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
