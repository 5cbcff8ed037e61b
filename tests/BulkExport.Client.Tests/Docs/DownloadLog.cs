namespace BulkExport.Client.Tests.Docs;

/// <summary>Counts the downloads.</summary>
internal sealed class DownloadLog : DelegatingHandler
{
    private static int _count;

    /// <summary>Gets the number of downloads of the process.</summary>
    public static int Count => _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return base.SendAsync(request, cancellationToken);
    }
}
