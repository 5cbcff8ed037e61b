using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Tests.Support;

/// <summary>One connection of a <see cref="RawServer"/>.</summary>
internal sealed class RawConnection(TcpClient client, CancellationToken stopping)
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>Reads the head of a request, and what of its body comes with it.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await _stream.ReadAsync(buffer, stopping);
            if (read == 0)
            {
                throw new IOException("The client closed the connection.");
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }

    public Task SendAsync(byte[] data) => _stream.WriteAsync(data, stopping).AsTask();

    public Task SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stopping).AsTask();

    /// <summary>Closes the connection with a reset instead of an end.</summary>
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
        while (await _stream.ReadAsync(buffer, stopping) > 0) { }
    }
}
