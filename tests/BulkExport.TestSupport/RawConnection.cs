using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.TestSupport;

/// <summary>A connection of a <see cref="SocketServer"/>.</summary>
public sealed class RawConnection(TcpClient client, CancellationToken cancellationToken)
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>Gets the stream of the connection.</summary>
    public Stream Stream => _stream;

    /// <summary>Reads the headers and the body of a request.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!IsComplete(head.ToString()))
        {
            var read = await _stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                throw new IOException("The client closed the connection.");
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }

    /// <summary>Reads the available bytes, which may be a part of a request.</summary>
    public async Task<string> ReadAvailableAsync()
    {
        var buffer = new byte[16 * 1024];
        return Encoding.ASCII.GetString(buffer, 0, await _stream.ReadAsync(buffer, cancellationToken));
    }

    private static bool IsComplete(string request)
    {
        const string Length = "Content-Length: ";
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var at = request.IndexOf(Length, 0, end, StringComparison.OrdinalIgnoreCase);
        var length =
            at < 0
                ? 0
                : int.Parse(
                    request.AsSpan(at + Length.Length).Slice(0, request.IndexOf('\r', at) - at - Length.Length),
                    CultureInfo.InvariantCulture
                );
        return request.Length >= end + 4 + length;
    }

    public Task SendAsync(ReadOnlyMemory<byte> data) => _stream.WriteAsync(data, cancellationToken).AsTask();

    public Task SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();

    /// <summary>Closes the connection with a reset.</summary>
    public Task ResetAsync()
    {
        client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Client.Close();
        return Task.CompletedTask;
    }

    /// <summary>Waits until the client closes the connection.</summary>
    public async Task UntilClosedAsync()
    {
        var buffer = new byte[1];
        while (await _stream.ReadAsync(buffer, cancellationToken) > 0) { }
    }
}
