using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the faults that affect the connection or part of the response body.</summary>
public sealed class ConnectionFaultTests : SimulatorTestBase
{
    private readonly JobSid _sid;

    public ConnectionFaultTests() => _sid = Service.Jobs.Add(ThreeDays);

    [Fact]
    public async Task ConnectionReset_DeleteRequest_ResetsWithoutProcessing()
    {
        Service.Faults.Enqueue(Fault.ConnectionReset());

        Assert.Equal(SocketError.ConnectionReset, (await SendRawAsync("DELETE")).Error);
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task ConnectionClosed_DeleteRequest_ClosesWithoutProcessing()
    {
        Service.Faults.Enqueue(Fault.ConnectionClosed());

        Assert.Equal((string.Empty, SocketError.Success), await SendRawAsync("DELETE"));
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task ConnectionClosed_HttpClientRequest_HttpClientRetries()
    {
        Service.Faults.Enqueue(Fault.ConnectionClosed());

        using var response = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, Service.Requests.Count);
    }

    [Theory]
    [InlineData(true, SocketError.ConnectionReset)]
    [InlineData(false, SocketError.Success)]
    public async Task ResponseLost_DeleteRequest_DeletesJobWithoutResponse(bool reset, SocketError end)
    {
        Service.Faults.Enqueue(Fault.ResponseLost(reset));

        var (received, error) = await SendRawAsync("DELETE");

        Assert.Equal(end, error);
        Assert.Empty(received);
        Assert.False(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task ResponseLost_ClientRetriesDelete_Succeeds()
    {
        using var client = CreateClient(retries: 1);
        Service.Faults.Enqueue(Fault.ResponseLost());

        await client.Jobs.DeleteAsync(_sid, Token);

        Assert.Equal(2, Service.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task ConnectionDroppedMidBody_ContentLength_SendsPartialBody(int afterBytes)
    {
        var body = await Http.GetStringAsync(GetJobPath(_sid), Token);
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes));

        var (received, error) = await SendRawAsync("GET");

        var parts = received.Split("\r\n\r\n", 2);
        Assert.Equal(SocketError.Success, error);
        Assert.Contains(
            $"Content-Length: {(afterBytes > body.Length ? body.Length + 1 : body.Length)}\r\n",
            parts[0],
            StringComparison.Ordinal
        );
        Assert.Equal(body[..Math.Min(afterBytes, body.Length)], parts[1]);
    }

    [Fact]
    public async Task ConnectionDroppedMidBody_Chunked_OmitsLastChunk()
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 10, chunked: true));

        var (received, _) = await SendRawAsync("GET");

        Assert.Contains("Transfer-Encoding: chunked\r\n", received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\na\r\n{\"job_sid\"\r\n", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectionDroppedMidBody_HttpClientRequest_ThrowsResponseEnded(bool chunked)
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 20, chunked));
        using var response = await Http.GetAsync(GetJobPath(_sid), HttpCompletionOption.ResponseHeadersRead, Token);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Token));

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
    }

    [Fact]
    public async Task ConnectionDroppedMidBody_ResponseWithoutBody_ReturnsResponse()
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 1));
        var second = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(Fault.BodyStalled(afterBytes: 1));

        using var first = await Http.DeleteAsync(GetJobPath(_sid), Token);
        using var other = await Http.DeleteAsync(GetJobPath(second), Token);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
    }

    [Fact]
    public async Task BodyStalled_RequestCanceled_SendsPartialBodyOnly()
    {
        Service.Faults.Enqueue(Fault.BodyStalled(afterBytes: 11));
        using var response = await Http.GetAsync(GetJobPath(_sid), HttpCompletionOption.ResponseHeadersRead, Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var part = new byte[11];
        await stream.ReadExactlyAsync(part, Token);

        var rest = stream.ReadAsync(new byte[1], cancellation.Token).AsTask();
        Assert.False(rest.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        Assert.Equal("{\"job_sid\":", Encoding.UTF8.GetString(part));
        Assert.True(response.Content.Headers.ContentLength > 11);
    }

    [Fact]
    public async Task NoResponse_RequestCanceled_DoesNotProcessRequest()
    {
        Service.Faults.Enqueue(Fault.NoResponse());
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = Http.DeleteAsync(GetJobPath(_sid), cancellation.Token);
        while (Service.Requests.Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(Service.Jobs.Contains(_sid));
    }

    /// <summary>Sends a request over a socket, and reads the response until the connection is closed or reset.</summary>
    private async Task<(string Received, SocketError Error)> SendRawAsync(string method)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Service.BaseAddress.Host, Service.BaseAddress.Port, Token);
        var authorization = Http.DefaultRequestHeaders.Authorization;
        var request =
            $"{method} /{GetJobPath(_sid)} HTTP/1.1\r\nHost: {Service.BaseAddress.Authority}\r\nAuthorization: {authorization}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Token);
        var received = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, Token) is > 0 and var count)
            {
                received.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }

            return (received.ToString(), SocketError.Success);
        }
        catch (SocketException e)
        {
            return (received.ToString(), e.SocketErrorCode);
        }
    }
}
