namespace BulkExport.Client;

/// <summary>Determines what a store contains for the days of a job that a run does not process, with as few requests to the store as possible.</summary>
/// <remarks>The index is read after the run has recorded its own days. Of several runs that concurrently process different days of one job, the last one
/// therefore finds the days of all others.</remarks>
internal sealed class OtherJobDays
{
    private readonly IExportStore _store;
    private readonly Job _job;
    private readonly DayIndex _index;

    public OtherJobDays(IExportStore store, JobDocument document, DateOnly? requestedOn)
    {
        (_store, _job) = (store, document.FinishedJob!);
        _index = new DayIndex(store, _job.ResourceType!.Value);
        Entries = new JobEntries(_index, document, requestedOn);
    }

    public JobEntries Entries { get; }

    /// <summary>Determines whether the job reports no file for each of the days, or the index contains a result for it. Requires one request for each month, and stops at
    /// the first month with a day without a result. The latest month is read first, because the oldest days are usually processed first.</summary>
    public async Task<bool> HaveResultsAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var summary = _job.Summary;
        var others = days.Except([.. summary.Empty.Days, .. summary.Failed.Days, .. summary.Deleted.Days]);
        foreach (var month in others.OrderDescending().GroupBy(day => (day.Year, day.Month)))
        {
            await _index.LoadAsync(month.First(), month.First(), cancellationToken).ConfigureAwait(false);
            if (!month.All(Entries.HasResult))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads what the store contains, with two requests for each month.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, StoredDay>> ReadAsync(CancellationToken cancellationToken)
    {
        var (start, end) = (_job.StartDay!.Value, _job.EndDay!.Value);
        await _index.LoadAsync(start, end, cancellationToken).ConfigureAwait(false);
        return await StoredDayReader
            .ReadAsync(_store, _job.ResourceType!.Value, _index, start, end, confirm: true, cancellationToken)
            .ConfigureAwait(false);
    }
}
