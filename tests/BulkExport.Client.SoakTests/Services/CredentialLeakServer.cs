namespace BulkExport.Client.SoakTests;

/// <summary>Represents another host, to which responses redirect the client. It must never receive credentials, nor requests other than for
/// files.</summary>
internal sealed class CredentialLeakServer : IAsyncDisposable
{
    private readonly Report _report;
    private readonly SocketServer _server;

    public CredentialLeakServer(Report report)
    {
        _report = report;
        _server = new SocketServer(ServeAsync, report.AddInternalFailure);
    }

    public Uri Origin => _server.BaseAddress;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(RawConnection connection)
    {
        try
        {
            var request = connection.ReadAvailableAsync();
            _ = request.ContinueWith(static task => task.Exception, TaskScheduler.Default); // observed even after the timeout
            Check(await request.WaitAsync(TimeSpan.FromSeconds(1)));
            await connection.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
        catch (TimeoutException)
        {
            // The connection is closed without a request.
        }
    }

    private void Check(string request)
    {
        if (request.Contains("authorization", StringComparison.OrdinalIgnoreCase))
        {
            _report.AddViolation($"credentials were sent to another host: {request}");
        }
        else if (request.Length > 0 && !request.StartsWith("GET /files/", StringComparison.Ordinal))
        {
            _report.AddViolation($"an API request was sent to another host: {request}");
        }
    }
}
