namespace BulkExport.Client;

/// <summary>Holds the primary handler of a registration, which API requests and downloads share.</summary>
internal sealed class PrimaryHandlerHolder : IDisposable
{
    /// <summary>Gets or sets the handler, or <see langword="null"/> before the first HTTP client is created.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Closes the pooled connections when the container is disposed; the HTTP client factory would keep them until they expire.</summary>
    public void Dispose() => Handler?.Dispose();
}
