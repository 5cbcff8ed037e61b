using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BulkExport.TestSupport;

/// <summary>An HTTP proxy that terminates TLS, as those of companies do, and forwards each connection to a local HTTP server, which the requested host
/// selects.</summary>
public sealed class ConnectProxy : IAsyncDisposable
{
    private const string Success = "HTTP/1.1 200 Connection established\r\n\r\n";

    private readonly SocketServer _server;
    private readonly IReadOnlyDictionary<string, Uri> _servers;
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly string? _authorization;

    /// <summary>Initializes a new instance of the <see cref="ConnectProxy"/> class and starts it.</summary>
    /// <param name="servers">The addresses of the servers, by the host and port that a client requests.</param>
    /// <param name="credentials">The user name and the password, separated by a colon, or <see langword="null"/> to require none.</param>
    public ConnectProxy(IReadOnlyDictionary<string, Uri> servers, string? credentials = null)
    {
        _servers = servers;
        _authorization = credentials is null ? null : $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials))}";
        _server = new SocketServer(ServeAsync);
    }

    /// <summary>Gets the address of the proxy.</summary>
    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>Gets the hosts and ports to which connections were established.</summary>
    public ConcurrentQueue<string> Targets { get; } = [];

    /// <summary>Gets the status codes and HTML pages that are returned instead of a connection, by host and port.</summary>
    public ConcurrentDictionary<string, (int Status, string Page)> Errors { get; } = [];

    /// <summary>Determines whether a certificate is that of the proxy.</summary>
    public bool IsOwnCertificate(X509Certificate? certificate) => certificate?.GetCertHashString() == _certificate.GetCertHashString();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task ServeAsync(RawConnection connection)
    {
        var lines = (await connection.ReadRequestAsync()).Split("\r\n");
        var target = lines[0].Split(' ')[1];
        if (Errors.TryGetValue(target, out var error))
        {
            await SendPageAsync(connection, error.Status, error.Page);
            return;
        }

        if (_authorization is not null && !lines.Contains($"Proxy-Authorization: {_authorization}"))
        {
            await SendPageAsync(connection, 407, "<html>Proxy authentication required</html>");
            return;
        }

        Targets.Enqueue(target);
        await connection.SendAsync(Success);
        await using var client = new SslStream(connection.Stream);
        await client.AuthenticateAsServerAsync(_certificate);
        using var server = new TcpClient();
        await server.ConnectAsync(_servers[target].Host, _servers[target].Port);
        var (toServer, toClient) = (client.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client));
        await Task.WhenAny(toServer, toClient); // the connection is closed when either side closes it
    }

    private static Task SendPageAsync(RawConnection connection, int status, string page) =>
        connection.SendAsync(
            $"HTTP/1.1 {status} Something\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n{page}"
        );

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=proxy.example", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
