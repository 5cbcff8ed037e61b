using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Downloads the files of a job to a directory. Complete files are not downloaded again.</summary>
internal static class DownloadJob
{
    public static async Task<ExportResult> RunAsync(
        IBulkExportClient client,
        JobSid jobSid,
        string directory,
        CancellationToken cancellationToken = default
    )
    {
        ExportResult result = await client.DownloadJobAsync(jobSid, directory, cancellationToken: cancellationToken);

        foreach (ExportDayResult day in result.Days)
        {
            Console.WriteLine($"{day.Day:yyyy-MM-dd}: {day.Status}, {day.File?.RecordCount ?? 0} records");
        }

        return result;
    }
}
