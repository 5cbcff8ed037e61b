namespace BulkExport.Client;

/// <summary>Tracks the progress of an export to a store.</summary>
internal sealed class ExportProgressTracker(IProgress<ExportProgress>? progress)
    : ProgressTracker<ExportProgress>(new ExportProgress(), progress),
        IRunProgress
{
    public void OnJobChanged(Job job) => Update(current => current with { Job = job });

    public void AddTotalDays(int count)
    {
        if (count != 0)
        {
            Update(current => current with { TotalDays = current.TotalDays + count });
        }
    }

    public void OnDayCompleted(ResourceType resourceType, ExportDayResult result) =>
        Update(current =>
            current with
            {
                ProcessedDays = current.ProcessedDays + 1,
                FailedDays = current.FailedDays + (result.Status == ExportDayStatus.DownloadFailed ? 1 : 0),
                ProcessedBytes = current.ProcessedBytes + (result.File?.Size ?? 0),
            }
        );

    protected override ExportProgress AddBytes(ExportProgress current, long bytes) =>
        current with
        {
            BytesReceived = current.BytesReceived + bytes,
        };
}
