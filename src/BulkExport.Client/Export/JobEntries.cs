namespace BulkExport.Client;

/// <summary>Reads and updates the entries of the index for the days of one job.</summary>
internal sealed class JobEntries(DayIndex index, JobDocument document, DateOnly? requestedOn)
{
    private readonly JobSid _jobSid = document.FinishedJob!.JobSid;

    /// <summary>Determines whether a file is that of this job, or of a later one.</summary>
    public bool IsCurrent(IndexedFile file) => file.JobSid == _jobSid || file.Sequence >= document.Sequence;

    /// <summary>Determines whether this job, or a later one, exported the day without records.</summary>
    public bool HasNoRecords(DateOnly day) =>
        index.Get(day) is { NoRecordsJobSid: { } jobSid } entry && (jobSid == _jobSid || entry.NoRecordsSequence >= document.Sequence);

    /// <summary>Determines whether the index contains a file of this job or of a later one, which may not be committed yet, or whether the day has no records.</summary>
    public bool HasResult(DateOnly day) => HasNoRecords(day) || index.Get(day).Files.Any(IsCurrent);

    /// <summary>Finds the file of a day in the store.</summary>
    public Task<IndexedFile?> FindFileAsync(DateOnly day, CancellationToken cancellationToken) =>
        index.FindFileAsync(day, confirm: true, cancellationToken);

    public Task SetNoRecordsAsync(DateOnly day) =>
        HasNoRecords(day)
            ? Task.CompletedTask
            : index.UpdateAsync(day, entry => entry.SetNoRecords(_jobSid, document.Sequence, requestedOn));

    public Task SetFailedAsync(DateOnly day) =>
        index.Get(day).FailedJobSid == _jobSid ? Task.CompletedTask : index.UpdateAsync(day, entry => entry.SetFailed(_jobSid));

    /// <summary>Records that the job has exported a day without replacing its file, so that the day is not exported once more.</summary>
    public Task SetExportedAsync(DateOnly day) =>
        requestedOn is null || index.Get(day).ExportedOn >= requestedOn || index.Get(day).ConfirmedFile?.RequestedOn >= requestedOn
            ? Task.CompletedTask
            : index.UpdateAsync(day, entry => entry.SetExported(requestedOn));
}
