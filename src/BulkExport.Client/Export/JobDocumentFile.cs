namespace BulkExport.Client;

/// <summary>The document of the job of one export, which several runs may read and write.</summary>
internal sealed class JobDocumentFile(IExportStore store, string path)
{
    private string? _version;

    /// <summary>Gets the path as a user finds it.</summary>
    public string Description => ExportPaths.Describe(store, path);

    /// <summary>Gets the document as it was last read or written.</summary>
    public JobDocument? Document { get; private set; }

    public async Task<JobDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await StoreDocuments
            .ReadAsync(store, path, ExportJsonContext.Default.JobDocument, cancellationToken)
            .ConfigureAwait(false);
        (Document, _version) = (found?.Value, found?.Version);
        if (Document is { } document)
        {
            ThrowIfInconsistent(document);
        }

        return Document;
    }

    /// <summary>Writes the document unless another run has changed it. Not cancelable: it records what happens.</summary>
    /// <returns><see langword="false"/> if another run has changed it; it is read again then.</returns>
    public async Task<bool> TryWriteAsync(JobDocument document)
    {
        var version = await StoreDocuments
            .WriteAsync(store, path, document, ExportJsonContext.Default.JobDocument, _version, CancellationToken.None)
            .ConfigureAwait(false);
        if (version is not null)
        {
            (Document, _version) = (document, version);
            return true;
        }

        await ReadAsync(CancellationToken.None).ConfigureAwait(false);
        return false;
    }

    public BulkExportFileException Invalid(string reason) => StoreDocuments.Invalid(store, path, reason);

    private void ThrowIfInconsistent(JobDocument document)
    {
        if (!Enum.IsDefined(document.State) || (document.State == JobRequestState.Created && document.JobSid is not { IsDefault: false }))
        {
            throw Invalid("it names no job");
        }

        if (document.FinishedJob is { } job)
        {
            var isRange = job.StartDay == document.StartDay && job.EndDay == document.EndDay && job.ResourceType == document.ResourceType;
            if (!isRange || job.JobSid != document.JobSid || !job.IsFinished || job.ResourceType is null)
            {
                throw Invalid("its job is not finished, or is one of other days");
            }
        }
    }
}
