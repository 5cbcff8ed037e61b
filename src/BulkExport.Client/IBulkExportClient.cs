namespace BulkExport.Client;

/// <summary>The client of one account's BulkExport. Make one and keep it: it is safe to use from several threads at once.</summary>
public interface IBulkExportClient
{
    /// <summary>Export jobs.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Exported days and their files.</summary>
    IDaysClient Days { get; }

    /// <summary>The automatic daily export.</summary>
    IExportConfigurationClient Configuration { get; }

    /// <summary>Brings an export to a folder: asks for the job, follows it to its end, and downloads the file of each day.</summary>
    /// <remarks>
    /// <para>
    /// Files are laid out as <c>resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz</c>. Each is there only when it is whole, and what is
    /// there is not fetched again. A day that fails costs no other day. A folder is for the records of one account.
    /// </para>
    /// <para>
    /// The export can be killed at any moment and run again with the same request and folder: it goes on where it was. A small manifest under
    /// <c>_bulkexport</c> notes the job's SID, so that the days that may be asked for on one UTC calendar day are spent once. Where an earlier run did not
    /// live to note the SID, its job is looked for among those of the same kind and range that were not there before. A finished export that is run
    /// again calls the service only for what is still missing. To ask for a new job over the same days, delete the manifest.
    /// </para>
    /// </remarks>
    /// <param name="request">What to export.</param>
    /// <param name="directory">The folder. It is made where it is missing.</param>
    /// <param name="options">How many files at a time, and how the job is followed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told of the job each time it changes, then of days and bytes.</param>
    /// <param name="cancellationToken">Ends the export at once. The job goes on, and the next run with it.</param>
    /// <returns>What became of each day.</returns>
    /// <exception cref="ArgumentException">The request breaks a rule of the service, see <see cref="IJobsClient.CreateAsync"/>, or
    /// <paramref name="directory"/> is empty.</exception>
    /// <exception cref="BulkExportAmbiguousJobException">It cannot be told which job an interrupted run asked for.</exception>
    /// <exception cref="JobWaitException">The wait for the job ended before the job did.</exception>
    /// <exception cref="BulkExportFileException">The manifest cannot be read or written, or the same export is under way already.</exception>
    /// <exception cref="BulkExportException">The job could not be asked for. What fails later is the result of a day.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Brings a job that exists to a folder: follows it to its end, and downloads the file of each day.</summary>
    /// <remarks>Laid out and gone on with as <see cref="ExportAsync"/> does.</remarks>
    /// <param name="jobSid">The job's SID.</param>
    /// <param name="directory">The folder. It is made where it is missing.</param>
    /// <param name="options">How many files at a time, and how the job is followed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told of the job each time it changes, then of days and bytes.</param>
    /// <param name="cancellationToken">Ends the download at once.</param>
    /// <returns>What became of each day.</returns>
    /// <exception cref="ArgumentException"><paramref name="jobSid"/> is <c>default(JobSid)</c>, or <paramref name="directory"/> is empty.</exception>
    /// <exception cref="JobWaitException">The wait for the job ended before the job did.</exception>
    /// <exception cref="BulkExportContentException">The service does not say of what kind the job's records are.</exception>
    /// <exception cref="BulkExportFileException">The manifest cannot be read or written, or the same download is under way already.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string directory,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
