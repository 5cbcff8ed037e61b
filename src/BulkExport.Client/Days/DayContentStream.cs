namespace BulkExport.Client;

/// <summary>Represents the content of a day as a stream that maps failures to a <see cref="BulkExportException"/> and disposes the response.</summary>
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
            throw new OperationCanceledException("The read was canceled.", cancellationToken);
        }
        catch (Exception exception) when (DownloadAttemptException.IsTransferFailure(exception))
        {
            throw DownloadAttemptException.FromException(exception).ToReadException(resourceType, day);
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
