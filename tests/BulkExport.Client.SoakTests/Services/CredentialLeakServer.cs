namespace BulkExport.Client.SoakTests;

/// <summary>Another host, to which responses try to lead the client. Credentials must never arrive here, nor any request but one for a file.</summary>
internal sealed class CredentialLeakServer : IAsyncDisposable
{
    private readonly Report _report;
    private readonly SocketServer _server;

    public CredentialLeakServer(Report report)
    {
        _report = report;
        _server = new SocketServer(ServeAsync, report.BreakItself);
    }

    public Uri Origin => _server.BaseAddress;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        try
        {
            Check(await connection.ReadAvailableAsync().WaitAsync(TimeSpan.FromSeconds(1)));
            await connection.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
        catch (TimeoutException)
        {
            // A connection without a request is closed.
        }
    }

    private void Check(string request)
    {
        if (request.Contains("authorization", StringComparison.OrdinalIgnoreCase))
        {
            _report.Break($"credentials arrived at another host: {request}");
        }
        else if (request.Length > 0 && !request.StartsWith("GET /files/", StringComparison.Ordinal))
        {
            _report.Break($"a call was led to another host: {request}");
        }
    }
}
