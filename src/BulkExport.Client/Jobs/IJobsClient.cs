namespace BulkExport.Client;

/// <summary>Export jobs.</summary>
/// <remarks>
/// Calls are safe to make from several threads at once. Every call is tried again when that may help, up to
/// <see cref="BulkExportClientOptions.MaxRetryAttempts"/> times and within <see cref="BulkExportClientOptions.TotalTimeout"/>.
/// </remarks>
public interface IJobsClient
{
    /// <summary>Fetches a job as it is now.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <param name="cancellationToken">Ends the call at once, a wait between attempts included.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused: with 404 when there is no such job. A finished job stays visible
    /// for 7 days.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportContentException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job. Days of it that have not run will not run.</summary>
    /// <remarks>When an attempt's answer is lost and the next attempt does not find the job, the first one has deleted it: that is a
    /// success.</remarks>
    /// <param name="jobSid">The job's SID.</param>
    /// <param name="cancellationToken">Ends the call at once. Whether the job was deleted is then unknown.</param>
    /// <returns>A task that completes when the job is deleted.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused: with 404 when there was no such job to begin with.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time. Whether the job was deleted is unknown; deleting again
    /// is harmless.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default);
}
