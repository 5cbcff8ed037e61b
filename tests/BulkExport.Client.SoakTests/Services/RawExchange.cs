using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>One request while it is answered, in whatever way.</summary>
internal sealed class RawExchange(
    RawConnection connection,
    RawRequest request,
    Call? call,
    RawAnswer right,
    Random random,
    RawService service
)
{
    public RawRequest Request => request;

    /// <summary>The call that the request is of, while it is under way.</summary>
    public Call? Call => call;

    /// <summary>The answer that it should get.</summary>
    public RawAnswer Right => right;

    public Random Random => random;

    public RawService Service => service;

    /// <summary>Whether the connection is good for another request.</summary>
    public bool KeepsOpen { get; private set; }

    /// <summary>Whether there is more on the connection than the answer, which the next request may take for its own.</summary>
    public bool SpoilsConnection { get; set; }

    /// <summary>A text with secrets in it.</summary>
    public string Echo => service.Secrets.Echo(random);

    public Task SendAsync(string text)
    {
        if (request.Method != "GET")
        {
            call?.Changes.Answered(text);
        }

        return connection.SendAsync(text);
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => connection.SendAsync(bytes);

    public Task ResetAsync() => connection.ResetAsync();

    public Task UntilClosedAsync() => connection.UntilClosedAsync();

    /// <summary>Sends the head of the right answer, with other headers if need be, and leaves the body to be sent.</summary>
    public Task SendHeadAsync(params string[] headers) =>
        SendAsync(Head(right.Status, headers.Length == 0 ? [.. right.Headers, $"Content-Length: {right.Body.Length}"] : headers));

    /// <summary>Answers in good form, so that the connection lives on.</summary>
    public async Task AnswerAsync(RawAnswer answer)
    {
        string[] length = answer.Status is 204 or 304 ? [] : [$"Content-Length: {answer.Body.Length}"];
        await SendAsync(Head(answer.Status, [.. answer.Headers, .. length]));
        await SendAsync(answer.Body);
        KeepsOpen = true;
    }

    public Task AnswerAsync(int status, string body, params string[] headers) =>
        AnswerAsync(new RawAnswer(status, Encoding.UTF8.GetBytes(body), headers));

    public async Task ChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendAsync($"{bytes.Length:x}\r\n");
        await SendAsync(bytes);
        await SendAsync("\r\n");
    }

    public static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Something\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n";
}
