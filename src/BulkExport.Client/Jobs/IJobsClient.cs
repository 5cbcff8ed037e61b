namespace BulkExport.Client;

/// <summary>Defines a client for export jobs. Instances are thread-safe.</summary>
/// <remarks>
/// Transient failures are retried up to <see cref="BulkExportClientOptions.MaxRetryAttempts"/> times and within
/// <see cref="BulkExportClientOptions.TotalRequestTimeout"/>. If all attempts fail, an exception that describes the last
/// failure is thrown.
/// </remarks>
public interface IJobsClient
{
    /// <summary>Fetches the current state of a job.</summary>
    /// <remarks>A finished job remains available for 7 days. After that, the service returns 404.</remarks>
    /// <example>
    /// <code language="csharp">
    /// try
    /// {
    ///     Job job = await client.Jobs.FetchAsync(jobSid, cancellationToken);
    ///     Console.WriteLine($"{job.Summary.Completed} of {job.DayCount} are completed.");
    /// }
    /// catch (BulkExportApiException e) when (e.ErrorCode == 20404)
    /// {
    ///     Console.WriteLine("The job does not exist.");
    /// }
    /// </code>
    /// </example>
    /// <param name="jobSid">The SID of the job to fetch.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation also ends the delay between retries.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the job does not exist.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout.</exception>
    /// <exception cref="BulkExportFormatException">The response is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<Job> FetchAsync(JobSid jobSid, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job. Days that have not been exported yet are not exported.</summary>
    /// <remarks>
    /// The request is idempotent and is retried. If the response to an attempt is lost and a retry returns 404, the job is assumed to be deleted by
    /// the earlier attempt, and the method succeeds.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// await client.Jobs.DeleteAsync(JobSid.Parse("JS00112233445566778899aabbccddeeff"), cancellationToken);
    /// </code>
    /// </example>
    /// <param name="jobSid">The SID of the job to delete.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. After cancellation, the outcome of the request is
    /// unknown.</param>
    /// <returns>A task that completes when the job is deleted.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response; 404 if the job does not exist.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout. The outcome is
    /// unknown; the method can safely be called again.</exception>
    /// <exception cref="BulkExportFormatException">The response has a body, such as the login page of a proxy.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task DeleteAsync(JobSid jobSid, CancellationToken cancellationToken = default);

    /// <summary>Creates an export job.</summary>
    /// <remarks>
    /// The request is not idempotent. It is retried only if the service did not process it: after a 425 or 429 response, or if the connection was
    /// never established. If the response is lost, list the jobs before you create another one, because each job counts against the quota of 366 days
    /// per UTC calendar day.
    /// </remarks>
    /// <param name="request">The resource type and the range of days to export.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. After cancellation, the outcome of the request is
    /// unknown.</param>
    /// <returns>The new job. Its SID is always set; the service may omit other properties until the job is fetched.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The end day of <paramref name="request"/> is before its start day or later than two days before today
    /// (UTC), the range exceeds 366 days, the friendly name is <see langword="null"/>, empty, or consists only of white-space characters, or the
    /// resource type is <c>default(ResourceType)</c>. No request is sent.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response. After a 408 or 5xx response, or a response that does not come
    /// from the service, the job may have been created.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout. The outcome is
    /// unknown, unless no connection was established.</exception>
    /// <exception cref="BulkExportFormatException">The response is malformed, for example because it does not come from the service. The
    /// job may have been created; list the jobs before you create another one.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<Job> CreateAsync(CreateJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs of a resource type. Each page is requested when the enumeration reaches it.</summary>
    /// <param name="resourceType">The resource type of the jobs to list.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the order in which the service returns them. Each enumeration sends new requests.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout.</exception>
    /// <exception cref="BulkExportFormatException">A page is malformed, or the list does not end (a page is linked twice, or there are more than
    /// 10,000 pages or 10 consecutive empty pages).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    IAsyncEnumerable<Job> ListAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Polls a job and yields its current state and then each change that polling detects, ending with its final state.</summary>
    /// <remarks>Each enumeration polls independently. Ending an enumeration early does not affect the job.</remarks>
    /// <param name="jobSid">The SID of the job to poll.</param>
    /// <param name="pollingOptions">The polling options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The states of the job.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, or <paramref name="pollingOptions"/> contains an
    /// invalid value.</exception>
    /// <exception cref="JobWaitException">The wait failed or timed out before the job was finished. The inner exception is the failure, or
    /// <see langword="null"/> after a timeout.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    IAsyncEnumerable<Job> WatchAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Polls a job until it is finished.</summary>
    /// <remarks>
    /// A finished job may contain failed or deleted days; see <see cref="Job.Summary"/>. The SID is the only state of the wait: to resume after a
    /// failure, a timeout or a restart, call this method again with the same SID.
    /// </remarks>
    /// <param name="jobSid">The SID of the job to poll.</param>
    /// <param name="pollingOptions">The polling options, or <see langword="null"/> to use the defaults.</param>
    /// <param name="progress">The provider for progress updates, or <see langword="null"/> to report none. It receives the current state of the job
    /// and then each change that polling detects.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The finished job.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, or <paramref name="pollingOptions"/> contains an
    /// invalid value.</exception>
    /// <exception cref="JobWaitException">The wait failed or timed out before the job was finished. The inner exception is the failure, or
    /// <see langword="null"/> after a timeout.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<Job> WaitForCompletionAsync(
        JobSid jobSid,
        JobPollingOptions? pollingOptions = null,
        IProgress<Job>? progress = null,
        CancellationToken cancellationToken = default
    );
}
