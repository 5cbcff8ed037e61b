using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents a request and the means to send a response of any form.</summary>
internal sealed class RawExchange(
    RawConnection connection,
    RawRequest request,
    Call? call,
    RawResponse correct,
    Random random,
    RawService service
)
{
    public RawRequest Request => request;

    /// <summary>Gets the call that sent the request, while it is running.</summary>
    public Call? Call => call;

    /// <summary>Gets the correct response.</summary>
    public RawResponse Correct => correct;

    public Random Random => random;

    public RawService Service => service;

    /// <summary>Gets a value indicating whether the connection can serve another request.</summary>
    public bool KeepAlive { get; private set; }

    /// <summary>Gets or sets a value indicating whether unsolicited data was sent, which the client may use as the next response.</summary>
    public bool HasUnsolicitedData { get; set; }

    /// <summary>Gets a text that contains secrets.</summary>
    public string Echo => service.Secrets.Echo(random);

    public Task SendAsync(string text)
    {
        if (request.Method != "GET")
        {
            call?.Changes.RecordResponse(text);
        }

        return connection.SendAsync(text);
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => connection.SendAsync(bytes);

    public Task ResetAsync() => connection.ResetAsync();

    public Task UntilClosedAsync() => connection.UntilClosedAsync();

    /// <summary>Sends the status line and headers of the correct response, or the specified headers.</summary>
    public Task SendHeadAsync(params string[] headers) =>
        SendAsync(Head(correct.Status, headers.Length == 0 ? [.. correct.Headers, $"Content-Length: {correct.Body.Length}"] : headers));

    /// <summary>Sends a well-formed response and keeps the connection open.</summary>
    public async Task RespondAsync(RawResponse response)
    {
        string[] length = response.Status is 204 or 304 ? [] : [$"Content-Length: {response.Body.Length}"];
        await SendAsync(Head(response.Status, [.. response.Headers, .. length]));
        await SendAsync(response.Body);
        KeepAlive = true;
    }

    public Task RespondAsync(int status, string body, params string[] headers) =>
        RespondAsync(new RawResponse(status, Encoding.UTF8.GetBytes(body), headers));

    public async Task ChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendAsync($"{bytes.Length:x}\r\n");
        await SendAsync(bytes);
        await SendAsync("\r\n");
    }

    public static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Something\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n";
}
