using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.AotSmoke;

/// <summary>As much of the service as the smoke test needs, without anything that needs reflection: it answers each request in turn.
/// In a text answer, <c>{base}</c> stands for its own address.</summary>
internal sealed class LoopbackService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<(int Status, byte[] Body)> _answers = [];

    public LoopbackService()
    {
        _listener.Start();
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    public Uri BaseAddress { get; }

    public List<string> Requests { get; } = [];

    public LoopbackService Answers(int status, string body) =>
        Answers(status, Encoding.UTF8.GetBytes(body.Replace("{base}", BaseAddress.ToString(), StringComparison.Ordinal)));

    public LoopbackService Answers(int status, byte[] body)
    {
        _answers.Enqueue((status, body));
        return this;
    }

    public async Task ServeAsync()
    {
        while (_answers.TryDequeue(out var answer))
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            Requests.Add(await reader.ReadLineAsync() ?? "");
            var length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                length = header.Split(": ") is ["Content-Length", var value] ? int.Parse(value, CultureInfo.InvariantCulture) : length;
            }

            if (length > 0)
            {
                await reader.ReadBlockAsync(new char[length]);
            }

            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n\r\n")
            );
            await stream.WriteAsync(answer.Body);
        }
    }

    public void Dispose() => _listener.Dispose();
}
