using System.Text.Json;

namespace BulkExport.Client.AspNetCore;

/// <summary>Stores the state of an endpoint in a document, which several instances can share.</summary>
internal sealed class ExportStoreWebhookStateStore(IExportStore store, string name) : IWebhookStateStore, IDisposable
{
    private const int MaxAttempts = 100;

    private readonly string _path = $"_bulkexport/webhooks/{name}.json";
    private readonly SemaphoreSlim _semaphore = new(1);

    public async ValueTask<TResult> UpdateAsync<TResult>(Func<WebhookState, TResult> update, CancellationToken cancellationToken)
    {
        // Updates of this instance do not conflict with each other.
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                var document = await store.ReadDocumentAsync(_path, cancellationToken).ConfigureAwait(false);
                var state = document is null ? new WebhookState() : Parse(document.Content.Span);
                var result = update(state);
                var content = JsonSerializer.SerializeToUtf8Bytes(state, WebhookStateJsonContext.Default.WebhookState);
                if (
                    document?.Content.Span.SequenceEqual(content) == true
                    || await store.WriteDocumentAsync(_path, content, document?.Version, cancellationToken).ConfigureAwait(false)
                        is not null
                )
                {
                    return result;
                }
            }

            throw new BulkExportFileException(
                $"The document {_path} could not be written: it was changed by others {MaxAttempts} times in a row. Try again later.",
                _path
            );
        }
        finally
        {
            _semaphore.Release();
        }
    }

    public void Dispose() => _semaphore.Dispose();

    private WebhookState Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            if (
                JsonSerializer.Deserialize(content, WebhookStateJsonContext.Default.WebhookState) is
                { FormatVersion: WebhookState.CurrentFormatVersion, Pending: not null, Handled: not null } state
            )
            {
                return state;
            }
        }
        catch (JsonException)
        {
            // reported below
        }

        throw new BulkExportFileException(
            $"The document {_path} is not the state of a webhook endpoint in a supported format. Move it, or use a newer version of the package.",
            _path
        );
    }
}
