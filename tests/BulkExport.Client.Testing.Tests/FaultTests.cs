using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BulkExport.Client.Testing.Tests;

public sealed class FaultTests : SimulatorTestBase
{
    private readonly JobSid _sid;

    public FaultTests() => _sid = Service.Jobs.Add(ThreeDays);

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 20001, "Bad Request")]
    [InlineData(HttpStatusCode.TooManyRequests, 20429, "Too many requests")]
    [InlineData(HttpStatusCode.InternalServerError, 20500, "An internal server error has occurred")]
    [InlineData(HttpStatusCode.ServiceUnavailable, 20503, "Service is unavailable. Please try again")]
    public async Task Status_OfAKnownKind_HasTheServicesBody(HttpStatusCode status, int code, string message)
    {
        Service.Faults.Enqueue(Fault.Status(status));

        using var response = await Http.DeleteAsync(PathOf(_sid), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(ErrorBody(code, message, (int)status), await response.Content.ReadAsStringAsync(Token));
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task Status_WithoutACodeOfItsOwn_HasNull()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway));

        using var response = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal(
            """{"code":null,"message":"Bad Gateway","more_info":null,"status":502}""",
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Status_InProblemForm_IsRfc9457()
    {
        Service.Faults.Enqueue(
            Fault.Status(HttpStatusCode.BadRequest) with
            {
                Form = ErrorFormat.ProblemDetails,
                ErrorCode = 21211,
                Message = "StartDay is too late",
            }
        );

        using var response = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"type":"https://www.twilio.com/docs/errors/21211","title":"Bad Request","status":400,"code":21211,"detail":"StartDay is too late"}""",
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Status_WithTheClient_BecomesItsException()
    {
        using var client = CreateClient();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(90)));

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => client.Jobs.FetchAsync(_sid, Token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failure.StatusCode);
        Assert.Equal(20503, failure.ErrorCode);
        Assert.Equal(TimeSpan.FromSeconds(90), failure.RetryAfter);
        Assert.Equal(Service.Requests[0].RequestId, failure.RequestId);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(3_600_000, 3600)]
    public async Task TooManyRequests_WithAWait_AsksForWholeSeconds(int milliseconds, int seconds)
    {
        Service.Faults.Enqueue(Fault.TooManyRequests(retryAfter: TimeSpan.FromMilliseconds(milliseconds)));

        using var response = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Status_WithATime_SendsAnHttpDate()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, Start.AddMinutes(1).ToOffset(TimeSpan.FromHours(2))));

        using var response = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal("Fri, 10 Jul 2026 12:01:00 GMT", Assert.Single(response.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task ConnectionReset_BeforeAnAnswer_DoesNothingElse()
    {
        Service.Faults.Enqueue(Fault.ConnectionReset());

        Assert.Equal(SocketError.ConnectionReset, (await SendRawAsync("DELETE")).Error);
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task ConnectionClosed_BeforeAnAnswer_DoesNothingElse()
    {
        Service.Faults.Enqueue(Fault.ConnectionClosed());

        Assert.Equal((string.Empty, SocketError.Success), await SendRawAsync("DELETE"));
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task ConnectionClosed_WithHttpClient_IsRepeatedByIt()
    {
        Service.Faults.Enqueue(Fault.ConnectionClosed());

        using var response = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, Service.Requests.Count);
    }

    [Theory]
    [InlineData(true, SocketError.ConnectionReset)]
    [InlineData(false, SocketError.Success)]
    public async Task AnswerLost_ToADelete_HasDeleted(bool reset, SocketError end)
    {
        Service.Faults.Enqueue(Fault.ResponseLost(reset));

        var (received, error) = await SendRawAsync("DELETE");

        Assert.Equal(end, error);
        Assert.Empty(received);
        Assert.False(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task AnswerLost_WithTheClient_IsADeleteThatSucceeds()
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
    public async Task BodyCut_AfterSomeBytes_SendsThemAndEnds(int afterBytes)
    {
        var body = await Http.GetStringAsync(PathOf(_sid), Token);
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
    public async Task BodyCut_InChunks_LeavesOutTheLast()
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 10, chunked: true));

        var (received, _) = await SendRawAsync("GET");

        Assert.Contains("Transfer-Encoding: chunked\r\n", received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\na\r\n{\"job_sid\"\r\n", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyCut_WithHttpClient_IsNoticed(bool chunked)
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 20, chunked));
        using var response = await Http.GetAsync(PathOf(_sid), HttpCompletionOption.ResponseHeadersRead, Token);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Token));

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
    }

    [Fact]
    public async Task BodyCut_OfAnAnswerWithoutBody_ComesWhole()
    {
        Service.Faults.Enqueue(Fault.ConnectionDroppedMidBody(afterBytes: 1));
        var second = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(Fault.BodyStalled(afterBytes: 1));

        using var first = await Http.DeleteAsync(PathOf(_sid), Token);
        using var other = await Http.DeleteAsync(PathOf(second), Token);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
    }

    [Fact]
    public async Task BodyStalled_UntilTheClientGivesUp_SendsThePartAndNothingMore()
    {
        Service.Faults.Enqueue(Fault.BodyStalled(afterBytes: 11));
        using var response = await Http.GetAsync(PathOf(_sid), HttpCompletionOption.ResponseHeadersRead, Token);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var part = new byte[11];
        await stream.ReadExactlyAsync(part, Token);

        var rest = stream.ReadAsync(new byte[1], giveUp.Token).AsTask();
        Assert.False(rest.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        Assert.Equal("{\"job_sid\":", Encoding.UTF8.GetString(part));
        Assert.True(response.Content.Headers.ContentLength > 11);
    }

    [Fact]
    public async Task NoAnswer_UntilTheClientGivesUp_DoesNothing()
    {
        Service.Faults.Enqueue(Fault.NoResponse());
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = Http.DeleteAsync(PathOf(_sid), giveUp.Token);
        while (Service.Requests.Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(call.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(Service.Jobs.Contains(_sid));
    }

    [Fact]
    public async Task Body_OfAnyKind_IsSentLiterally()
    {
        Service.Faults.Enqueue(Fault.Response(HttpStatusCode.BadGateway, "text/html; charset=utf-8", "<h1>Überlastet</h1>"));
        Service.Faults.Enqueue(Fault.Response(HttpStatusCode.OK, "application/json", ""));

        using var page = await Http.GetAsync(PathOf(_sid), Token);
        using var empty = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal(HttpStatusCode.BadGateway, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.Equal("<h1>Überlastet</h1>", await page.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        Assert.Empty(await empty.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Next_SeveralTimes_StrikesInOrderAndThenNoMore()
    {
        Service.Faults.Enqueue(2, Fault.TooManyRequests());
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));
        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            using var response = await Http.GetAsync(PathOf(_sid), Token);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([429, 429, 500, 200], statuses);
    }

    [Fact]
    public async Task Clear_InTheMiddle_MakesTheServiceWell()
    {
        Service.Faults.Enqueue(int.MaxValue, Fault.TooManyRequests());
        using var struck = await Http.GetAsync(PathOf(_sid), Token);
        Service.Faults.Clear();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway));
        using var once = await Http.GetAsync(PathOf(_sid), Token);
        using var well = await Http.GetAsync(PathOf(_sid), Token);

        Assert.Equal([429, 502, 200], [(int)struck.StatusCode, (int)once.StatusCode, (int)well.StatusCode]);
    }

    [Fact]
    public async Task Next_WithCallsAtOnce_StrikesExactlyAsOften()
    {
        Service.Faults.Enqueue(10, Fault.TooManyRequests());

        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Http.GetAsync(PathOf(_sid), Token)));

        Assert.Equal(10, responses.Count(response => response.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(20, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal(Enumerable.Range(1, 30), Service.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task Fault_OfACallWithoutCredentials_StrikesFirst()
    {
        using var anonymous = CreateHttp();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));

        using var struck = await anonymous.GetAsync(PathOf(_sid), Token);
        using var refused = await anonymous.GetAsync(PathOf(_sid), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, struck.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public void Fault_ThatCannotBe_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(HttpStatusCode.OK));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status((HttpStatusCode)600));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.TooManyRequests(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.ConnectionDroppedMidBody(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyStalled(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Response(HttpStatusCode.Continue, "text/plain", ""));
        Assert.Throws<ArgumentException>(() => Fault.Response(HttpStatusCode.OK, "", ""));
        Assert.Throws<ArgumentException>(() => Fault.Response(HttpStatusCode.NoContent, "text/plain", "body"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.Enqueue(0, Fault.ConnectionReset()));
        Assert.Throws<ArgumentNullException>(() => Service.Faults.Enqueue(null!));
    }

    /// <summary>Sends a request over a bare socket and reads to the end, whatever kind of end it is.</summary>
    private async Task<(string Received, SocketError Error)> SendRawAsync(string method)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Service.BaseAddress.Host, Service.BaseAddress.Port, Token);
        var authorization = Http.DefaultRequestHeaders.Authorization;
        var request =
            $"{method} /{PathOf(_sid)} HTTP/1.1\r\nHost: {Service.BaseAddress.Authority}\r\nAuthorization: {authorization}\r\n\r\n";
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
