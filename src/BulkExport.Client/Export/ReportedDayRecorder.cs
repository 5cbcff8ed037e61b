namespace BulkExport.Client;

/// <summary>Determines the results of the days that a job reports as empty, failed or deleted, and records them in the index.</summary>
internal sealed class ReportedDayRecorder(IExportStore store, Job job)
{
    private readonly (DateOnly Day, ExportDayStatus Status)[] _days =
    [
        .. job.Summary.Empty.Days.Select(day => (day, ExportDayStatus.NoRecords)),
        .. job.Summary.Failed.Days.Select(day => (day, ExportDayStatus.ExportFailed)),
        .. job.Summary.Deleted.Days.Select(day => (day, ExportDayStatus.Deleted)),
    ];

    /// <summary>Gets the exceptions for the days of which the store contains an earlier file, and that the job failed to export or that were deleted.</summary>
    public Dictionary<DateOnly, BulkExportDayException> FailedReexports { get; } = [];

    /// <summary>Records those of the specified days that the job reports. A file in the store takes precedence.</summary>
    /// <param name="entries">The entries of the index, which must be loaded.</param>
    /// <param name="days">The days to record.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results of the recorded days.</returns>
    public async Task<IReadOnlyList<ExportDayResult>> RecordAsync(
        JobEntries entries,
        HashSet<DateOnly> days,
        CancellationToken cancellationToken
    )
    {
        var results = new List<ExportDayResult>();
        foreach (var (day, status) in _days.Where(reported => days.Contains(reported.Day)))
        {
            var stored = await entries.FindFileAsync(day, cancellationToken).ConfigureAwait(false);
            results.Add(
                stored is null
                    ? await RecordAsync(entries, day, status).ConfigureAwait(false)
                    : await RecordAsync(entries, day, status, stored).ConfigureAwait(false)
            );
        }

        return results;
    }

    private async Task<ExportDayResult> RecordAsync(JobEntries entries, DateOnly day, ExportDayStatus status, IndexedFile stored)
    {
        if (status == ExportDayStatus.NoRecords)
        {
            await entries.SetExportedAsync(day).ConfigureAwait(false);
        }
        else if (!entries.IsCurrent(stored))
        {
            FailedReexports[day] = BulkExportDayException.Create(job, day, status, isStored: true);
        }

        return ExportDayResultFactory.Create(store, job.ResourceType!.Value, day, stored, ExportDayStatus.AlreadyDownloaded);
    }

    private async Task<ExportDayResult> RecordAsync(JobEntries entries, DateOnly day, ExportDayStatus status)
    {
        if (status == ExportDayStatus.NoRecords)
        {
            await entries.SetNoRecordsAsync(day).ConfigureAwait(false);
        }
        else if (entries.HasNoRecords(day))
        {
            return ExportDayResultFactory.Create(job, day, ExportDayStatus.NoRecords);
        }
        else
        {
            await entries.SetFailedAsync(day).ConfigureAwait(false);
        }

        return ExportDayResultFactory.Create(job, day, status);
    }
}
