namespace BulkExport.Client.AspNetCore;

/// <summary>Stores the state of an endpoint.</summary>
internal interface IWebhookStateStore
{
    /// <summary>Changes the state atomically.</summary>
    /// <param name="update">A delegate that changes the state, and returns a result. It is called again after a concurrent change, so that it must be idempotent.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="BulkExportFileException">The state cannot be read or written.</exception>
    ValueTask<TResult> UpdateAsync<TResult>(Func<WebhookState, TResult> update, CancellationToken cancellationToken);
}
