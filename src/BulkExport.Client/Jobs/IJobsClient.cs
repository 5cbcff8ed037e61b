namespace BulkExport.Client;

/// <summary>Export jobs.</summary>
/// <remarks>
/// Calls are safe to make from several threads at once. Every call is tried again when that may help, up to
/// <see cref="BulkExportClientOptions.MaxRetryAttempts"/> times and within <see cref="BulkExportClientOptions.TotalRequestTimeout"/>.
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
    /// <exception cref="BulkExportFormatException">The answer cannot be read.</exception>
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

    /// <summary>Asks for an export: creates a job.</summary>
    /// <remarks>
    /// Never repeated where the service may have created a job: only after a 429, and when no connection could be opened. When the answer is
    /// lost, list the jobs before asking again: each job counts against the 366 days that may be asked for on one UTC calendar day.
    /// </remarks>
    /// <param name="request">What to export.</param>
    /// <param name="cancellationToken">Ends the call at once. Whether a job was created is then unknown.</param>
    /// <returns>The job as the service describes it at its creation: with its SID, and little else for certain.</returns>
    /// <exception cref="ArgumentException">A rule of the service is broken: the end day is before the start day or later than two days before
    /// today (UTC), or the range has more than 366 days. Nothing was sent.</exception>
    /// <exception cref="BulkExportApiException">The service refused.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time. Whether a job was created is unknown.</exception>
    /// <exception cref="BulkExportFormatException">The answer cannot be read. A job was probably created.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<Job> CreateAsync(CreateJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs that were created for one kind of records. Pages are fetched as they are needed.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="cancellationToken">Ends the enumeration at once.</param>
    /// <returns>The jobs in the service's order. Each enumeration asks anew.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportFormatException">A page cannot be read, or its link to the next leads to another host.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<Job> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Follows a job: gives it as it is now, then each time something about it has changed, last in the state in which it is
    /// finished.</summary>
    /// <remarks>Each enumeration is a wait of its own. Abandoning it is harmless.</remarks>
    /// <param name="jobSid">The job's SID.</param>
    /// <param name="pollingOptions">How often to ask, and how much trouble to wait out; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>The job's states.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="JobWaitException">The wait ended before the job did; see its inner exception.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Waits until a job is finished.</summary>
    /// <remarks>A finished job is not always a successful one: <see cref="Job.Summary"/> says what came of its days.</remarks>
    /// <param name="jobSid">The job's SID.</param>
    /// <param name="pollingOptions">How often to ask, and how much trouble to wait out; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told of the job as it is now, and each time something about it has changed.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>The finished job.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="JobWaitException">The wait ended before the job did; see its inner exception.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<Job> WaitForCompletionAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        IProgress<Job>? progress = null,
        CancellationToken cancellationToken = default
    );
}
