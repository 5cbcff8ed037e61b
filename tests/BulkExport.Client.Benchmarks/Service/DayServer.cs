using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Benchmarks;

/// <summary>A server on a raw socket for a finished job of 60 days: it sends the job, the list of days, the links and the same file for each day from
/// memory, so that its own cost is small.</summary>
internal sealed class DayServer : IDisposable
{
    public const string JobSidText = "JS0123456789abcdef0123456789abcdef";

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _file;
    private readonly byte[] _fileHeader;

    public DayServer(byte[] file)
    {
        _file = file;
        _fileHeader = Header("200 OK", "application/gzip", file.Length);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");
        _ = AcceptAsync();
    }

    public Uri BaseAddress { get; }

    public static IReadOnlyList<string> Days { get; } =
    [.. Enumerable.Range(0, 60).Select(static i => $"{new DateOnly(2026, 1, 1).AddDays(i):yyyy-MM-dd}")];

    public Uri GetFileUri(string day) => new(BaseAddress, $"files/{day}.json.gz");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was disposed.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using var _ = connection;
        connection.NoDelay = true;
        var buffer = new byte[8192];
        var length = 0;
        try
        {
            while (await connection.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read)
            {
                length += read;
                while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                {
                    var path = Encoding.ASCII.GetString(buffer, 0, end).Split(' ', 3)[1];
                    buffer.AsSpan((end + 4)..length).CopyTo(buffer);
                    length -= end + 4;
                    await RespondAsync(connection, path);
                }
            }
        }
        catch (SocketException)
        {
            // The client closed the connection.
        }
    }

    private async Task RespondAsync(Socket connection, string path)
    {
        if (path.StartsWith("/files/", StringComparison.Ordinal))
        {
            await SendAsync(connection, _fileHeader);
            await SendAsync(connection, _file);
            return;
        }

        var (status, json) =
            path.Contains("/Jobs/", StringComparison.Ordinal) ? ("200 OK", JobJson())
            : path.Contains("/Days/", StringComparison.Ordinal)
                ? ("307 Temporary Redirect", $$"""{"redirect_to":"{{GetFileUri(path[^"2026-01-01".Length..])}}"}""")
            : ("200 OK", ListJson());
        var body = Encoding.ASCII.GetBytes(json);
        await SendAsync(connection, Header(status, "application/json", body.Length));
        await SendAsync(connection, body);
    }

    private static string JobJson() =>
        $$"""{"job_sid":"{{JobSidText}}","resource_type":"Messages","start_day":"{{Days[0]}}","end_day":"{{Days[^1]}}","details":[{"status":"Completed","count":{{Days.Count}},"days":["{{string.Join(
            "\",\"",
            Days
        )}}"]}]}""";

    private string ListJson() =>
        $$$"""{"days":[{{{string.Join(
            ',',
            Days.Select(day => $$"""{"day":"{{day}}","size":{{_file.Length}},"create_date":"2026-03-05","resource_type":"Messages"}""")
        )}}}],"meta":{"next_page_url":null,"key":"days"}}""";

    private static byte[] Header(string status, string contentType, int length) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {length}\r\n\r\n");

    private static async Task SendAsync(Socket connection, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await connection.SendAsync(bytes)..];
        }
    }
}
