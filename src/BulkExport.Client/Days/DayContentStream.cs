namespace BulkExport.Client;

/// <summary>The decompressed file of a day, whose failures are the library's own, and with which the answer is disposed.</summary>
internal sealed class DayContentStream(Stream content, HttpResponseMessage response, ResourceType resourceType, DateOnly day)
    : AsyncOnlyReadStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException("The reading was cancelled.", cancellationToken);
        }
        catch (Exception failure) when (DownloadAttemptException.IsTransferFailure(failure))
        {
            throw DownloadAttemptException.Of(failure).ToBulkExportException(resourceType, day, attempts: 1);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
