namespace BulkExport.Client.AspNetCore;

/// <summary>Removes what has expired from the state before each change.</summary>
internal sealed class TrimmingWebhookStateStore(IWebhookStateStore inner, TimeProvider timeProvider, TimeSpan retention)
    : IWebhookStateStore
{
    public ValueTask<TResult> UpdateAsync<TResult>(Func<WebhookState, TResult> update, CancellationToken cancellationToken) =>
        inner.UpdateAsync(
            state =>
            {
                state.Trim((timeProvider.GetUtcNow() - retention).ToUnixTimeSeconds());
                return update(state);
            },
            cancellationToken
        );
}
