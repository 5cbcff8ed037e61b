namespace BulkExport.Client;

/// <summary>Holds the primary handlers of the registered clients, with their pooled connections.</summary>
/// <remarks>API requests and downloads share a primary handler, and so do the named clients. A primary handler holds no credentials.</remarks>
internal sealed class PrimaryHandlerPool : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HttpMessageHandler> _handlers = [];

    /// <summary>Gets a handler, or adds it. The HTTP client factory does not dispose the returned handler with the chain of a client.</summary>
    /// <param name="name">The name of the handler.</param>
    /// <param name="create">A delegate that creates the handler, or <see langword="null"/> if the handler exists.</param>
    public HttpMessageHandler GetOrAdd(string name, Func<HttpMessageHandler>? create = null)
    {
        lock (_lock)
        {
            if (!_handlers.TryGetValue(name, out var handler))
            {
                handler = create!();
                _handlers.Add(name, handler);
            }

            return new SharedHandler(handler);
        }
    }

    /// <summary>Closes the pooled connections when the container is disposed; the HTTP client factory would keep them until they expire.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var handler in _handlers.Values)
            {
                handler.Dispose();
            }
        }
    }
}
