using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Provides the services of a client that exports use.</summary>
/// <param name="Jobs">The client for jobs.</param>
/// <param name="Days">The client for days.</param>
/// <param name="FileDownloader">The downloader of files.</param>
/// <param name="AccountSid">The SID of the account, or <see langword="null"/> if the client is configured with an API key only.</param>
/// <param name="TimeProvider">The time provider.</param>
/// <param name="Logger">The logger.</param>
internal sealed record ExportServices(
    IJobsClient Jobs,
    IDaysClient Days,
    DayFileDownloader FileDownloader,
    string? AccountSid,
    TimeProvider TimeProvider,
    ILogger Logger
);
