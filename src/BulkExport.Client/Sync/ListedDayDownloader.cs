using System.Collections.Concurrent;

namespace BulkExport.Client;

/// <summary>Downloads files that the service lists without a job of the store, such as those of the automatic daily export.</summary>
internal sealed class ListedDayDownloader(
    ExportServices services,
    IExportStore store,
    AdaptiveDayProcessor processor,
    IRunProgress progress
)
{
    private readonly ConcurrentDictionary<ResourceType, ExportedDayCache> _listed = [];

    public async Task DownloadAsync(ExportSession session, DateOnly day, CancellationToken cancellationToken)
    {
        var listed = _listed.GetOrAdd(session.ResourceType, type => new ExportedDayCache(services.Days, type, session.Listed));
        var result = await processor
            .ProcessAsync(day, (_, token) => ProcessAsync(session, listed, day, token), cancellationToken)
            .ConfigureAwait(false);
        if (result.Status == ExportDayStatus.NotFound)
        {
            progress.AddTotalDays(-1);
            session.SetUnavailable(day); // the day is requested with a job
            return;
        }

        session.SetOutcome(new DayOutcome(day, result));
        progress.OnDayCompleted(session.ResourceType, result);
    }

    private async Task<ExportDayResult> ProcessAsync(
        ExportSession session,
        ExportedDayCache listed,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var source = new FileSource(JobSid: null, session.Index.GetNextSequence(day, day), RequestedOn: null);
        var downloader = new DayDownloader(services.FileDownloader, store, session.Index, listed, session.ResourceType, source);
        try
        {
            var file = await downloader.DownloadAsync(day, progress.CreateDayProgress(), cancellationToken).ConfigureAwait(false);
            return ExportDayResultFactory.Create(store, session.ResourceType, day, file, ExportDayStatus.Downloaded);
        }
        catch (BulkExportException exception)
        {
            return ExportDayResultFactory.Create(day, exception);
        }
    }
}
