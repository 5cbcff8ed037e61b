namespace BulkExport.Client.AspNetCore;

/// <summary>Stores the state of an endpoint in memory.</summary>
internal sealed class InMemoryWebhookStateStore : IWebhookStateStore
{
    private readonly Lock _lock = new();
    private readonly WebhookState _state = new();

    public ValueTask<TResult> UpdateAsync<TResult>(Func<WebhookState, TResult> update, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(update(_state));
        }
    }
}
