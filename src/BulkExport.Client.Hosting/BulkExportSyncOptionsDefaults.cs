using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Sets the options that are not specified, and whose defaults differ from those of <see cref="SyncRequest"/>.</summary>
internal sealed class BulkExportSyncOptionsDefaults : IPostConfigureOptions<BulkExportSyncOptions>
{
    /// <summary>The maximum time for which a run waits for a job.</summary>
    private static readonly TimeSpan JobTimeout = TimeSpan.FromHours(6);

    public void PostConfigure(string? name, BulkExportSyncOptions options)
    {
        if (options.Request is { } request)
        {
            request.Options ??= new ExportOptions();
            request.Options.Polling ??= new JobPollingOptions();
            request.Options.Polling.Timeout ??= JobTimeout;
        }
    }
}
