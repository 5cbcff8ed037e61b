using System.Diagnostics;
using System.Globalization;

namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Downloads the job of a <see cref="DayServer"/> in a separate process, and prints the peak memory of the process.</summary>
internal static class JobDownload
{
    public const string Argument = "--download-job";

    public static async Task<int> RunAsync(string baseAddress, string directory)
    {
        using var client = new BulkExportClient(
            new()
            {
                BaseAddress = new Uri(baseAddress),
                AccountSid = "AC00000000000000000000000000000001",
                AuthToken = "a-token-for-benchmarks",
            }
        );
        var result = await client.DownloadJobAsync(JobSid.Parse(DayServer.JobSidText), directory);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return result.IsComplete && result.Days.All(day => day.Status == ExportDayStatus.Downloaded) ? 0 : 1;
    }
}
