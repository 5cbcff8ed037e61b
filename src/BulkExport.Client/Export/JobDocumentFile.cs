namespace BulkExport.Client;

/// <summary>Reads and conditionally writes the job document of one export.</summary>
internal sealed class JobDocumentFile(IExportStore store, string path)
{
    private string? _version;

    /// <summary>Gets the document as it was last read or written, or <see langword="null"/> if it does not exist.</summary>
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

    /// <summary>Writes the document unless another run has changed it. The write is not cancelable, so that the document matches the state of the service.</summary>
    /// <returns><see langword="true"/> if the document was written; <see langword="false"/> if another run has changed it, in which case the changed document is
    /// read.</returns>
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

    public BulkExportFileException CreateException(string reason) => StoreDocuments.CreateException(store, path, reason);

    private void ThrowIfInconsistent(JobDocument document)
    {
        if (!Enum.IsDefined(document.State))
        {
            throw CreateException("its state is unknown");
        }

        if (document.State == JobRequestState.Created && document.JobSid is not { IsDefault: false })
        {
            throw CreateException("it does not contain a job SID");
        }

        if (document.FinishedJob is { } job)
        {
            var matchesDocument =
                job.StartDay == document.StartDay && job.EndDay == document.EndDay && job.ResourceType == document.ResourceType;
            if (!matchesDocument || job.JobSid != document.JobSid || !job.IsFinished || job.ResourceType is null)
            {
                throw CreateException("its finished job is incomplete, or does not match its SID, resource type or days");
            }
        }
    }
}
