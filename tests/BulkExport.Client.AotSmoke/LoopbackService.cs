using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.AotSmoke;

/// <summary>As much of the service as the smoke test needs, without anything that needs reflection: it answers each request in turn.</summary>
internal sealed class LoopbackService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<(int Status, string Body)> _answers;

    public LoopbackService(params (int Status, string Body)[] answers)
    {
        _answers = new(answers);
        _listener.Start();
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        Serving = ServeAsync();
    }

    public Uri BaseAddress { get; }

    public List<string> Requests { get; } = [];

    public Task Serving { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (_answers.TryDequeue(out var answer))
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            Requests.Add(await reader.ReadLineAsync() ?? "");
            while (await reader.ReadLineAsync() is { Length: > 0 }) { }

            var head =
                $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer.Body)}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head + answer.Body));
        }
    }
}
