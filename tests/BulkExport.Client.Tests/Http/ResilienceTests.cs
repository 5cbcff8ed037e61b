using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>What is repeated, how long, and what comes out when it does not help. Over sockets, on a clock that jumps over waits.</summary>
public class ResilienceTests
{
    /// <summary>Who listens to Polly: nobody, so that a call enters the pipeline only when its first attempt has failed.</summary>
    protected virtual ILoggerProvider? Logs => null;

    private static readonly Behaviour Good = Answer(200, JobJson);

    private static readonly Behaviour NotFound = Answer(
        404,
        """{"code":20404,"message":"The requested resource was not found","status":404}"""
    );

    public static TheoryData<string> BadDays => ["503", "500", "408", "429", "reset", "cut", "no end"];

    [Theory]
    [MemberData(nameof(BadDays))]
    public async Task FetchAsync_FirstAttemptFails_ReturnsTheJobOfTheSecond(string badDay)
    {
        await using var server = new RawServer(Bad(badDay), Good);
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock);

        var job = await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        Assert.Equal(2, job.Details.GetCount(JobStatus.Completed));
        Assert.Equal(2, server.Requests.Count);
        var wait = Assert.Single(clock.Delays);
        Assert.InRange(wait, RetryBackoff.BaseDelay / 2, RetryBackoff.BaseDelay);
    }

    [Theory]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    public async Task FetchAsync_RefusedEveryTime_ThrowsTheLastRefusal(string badDay, HttpStatusCode status)
    {
        await using var server = new RawServer(Bad(badDay));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(status, thrown.StatusCode);
        Assert.Contains("5 attempts were made", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("cut")]
    [InlineData("no end")]
    public async Task FetchAsync_BreaksEveryTime_ThrowsConnectionException(string badDay)
    {
        await using var server = new RawServer(Bad(badDay));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.False(thrown.IsTimeout);
        Assert.Equal(5, thrown.AttemptCount);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_ThrowsConnectionException()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var provider = Build(new Uri($"http://127.0.0.1:{port}/"), new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(5, thrown.AttemptCount);
        Assert.StartsWith(
            $"No response was received for the request to fetch job {TestAccount.JobSid}: ",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task FetchAsync_BodyStallsOnce_GivesTheAttemptUpAndReturnsTheJob()
    {
        await using var server = new RawServer().Then(s => s.Stall(JobJson, 40)).Then(_ => Good);
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock);

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TestAccount.JobSid, (await fetching).JobSid);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FetchAsync_StallsEveryTime_ThrowsTimeoutWithinTheTotalTime(bool withinTheBody)
    {
        await using var server = new RawServer().Then(s => withinTheBody ? s.Stall(JobJson, 40) : s.Silence);
        var clock = new AutoAdvanceTimeProvider();
        var started = clock.GetTimestamp();
        await using var provider = Build(server.BaseAddress, clock, options => options.TotalRequestTimeout = TimeSpan.FromSeconds(25));

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Two attempts of 10 s and two waits leave the third one less than 5 s.
        await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(25) - clock.GetElapsedTime(started));

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() => fetching);
        Assert.True(thrown.IsTimeout);
        Assert.Equal(3, thrown.AttemptCount);
        Assert.IsType<TimeoutException>(thrown.InnerException);
        Assert.Equal(TimeSpan.FromSeconds(25), clock.GetElapsedTime(started));
    }

    [Fact]
    public async Task FetchAsync_RetryAfterInSeconds_WaitsAsLong()
    {
        await using var server = new RawServer(Answer(429, "", "Retry-After: 1"), Good);
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock);

        await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal([TimeSpan.FromSeconds(1)], clock.Delays);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterAsADate_WaitsUntilThen()
    {
        var clock = new AutoAdvanceTimeProvider();
        await using var server = new RawServer(Answer(503, "", $"Retry-After: {clock.GetUtcNow().AddSeconds(7):R}"), Good);
        await using var provider = Build(server.BaseAddress, clock);

        await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Delays);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterBeyondTheTotalTime_ThrowsAtOnceWithTheTime()
    {
        await using var server = new RawServer(
            Answer(429, """{"code":20429,"message":"Too Many Requests","status":429}""", "Retry-After: 3600")
        );
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock);

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, thrown.StatusCode);
        Assert.Equal(20429, thrown.ErrorCode);
        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
        Assert.Empty(clock.Delays);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterOfAllTheTotalTime_ThrowsAtOnce()
    {
        await using var server = new RawServer(Answer(429, "", "Retry-After: 25"), Good);
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock, options => options.TotalRequestTimeout = TimeSpan.FromSeconds(25));

        await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Empty(clock.Delays);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task FetchAsync_RefusedForGood_ThrowsAtOnce(int status)
    {
        await using var server = new RawServer(Answer(status, "", "Location: http://127.0.0.1:1/elsewhere"), Good);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(status, (int)thrown.StatusCode);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>welcome</html>")]
    [InlineData("{}")]
    [InlineData("""{"job_sid":"JS0123456789abcdef0123456789abcdef"} and more""")]
    public async Task FetchAsync_AnswerIsNoJob_ThrowsContentExceptionAtOnce(string body)
    {
        await using var server = new RawServer(Answer(200, body), Good);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AnswerHasNoEnd_IsReadUpToTheLimitOnly()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\"");
            var megabyte = new string('x', 1024 * 1024);
            while (true)
            {
                await connection.SendAsync(megabyte);
            }
        });
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Contains("longer than 32 MiB", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_RefusalWhoseExplanationStalls_KeepsItsStatus()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{");
            await connection.UntilClosedAsync();
        });
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock);

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        await clock.TimeoutStarted.WaitAsync(TestContext.Current.CancellationToken); // of the attempt
        await clock.TimeoutStarted.WaitAsync(TestContext.Current.CancellationToken); // of the explanation
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<BulkExportApiException>(() => fetching)).StatusCode);
    }

    [Fact]
    public async Task DeleteAsync_NoContent_Succeeds()
    {
        await using var server = new RawServer(Answer(204, ""));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal([$"DELETE /v1/Exports/Jobs/{TestAccount.JobSid} HTTP/1.1"], server.Requests);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("500")]
    [InlineData("no answer bytes")]
    public async Task DeleteAsync_AnswerLostAndThenNotFound_Succeeds(string badDay)
    {
        await using var server = new RawServer(Bad(badDay), NotFound);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_AnswerLostTwiceAndThenNotFound_Succeeds()
    {
        await using var server = new RawServer(Bad("500"), Bad("reset"), NotFound);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_AnswerLostAndThenRefused_Throws()
    {
        await using var server = new RawServer(Bad("500"), Bad("403"));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(HttpStatusCode.Forbidden, thrown.StatusCode);
    }

    [Fact]
    public async Task FetchAsync_AnswerLostAndThenNotFound_Throws()
    {
        await using var server = new RawServer(Bad("500"), NotFound);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(HttpStatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task DeleteAsync_AnswerLostEveryTime_SendsOneRequestAnAttempt()
    {
        await using var server = new RawServer(Bad("no answer bytes"));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(5, thrown.AttemptCount);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_NoAnswerAtFirst_ReturnsTheJob()
    {
        await using var server = new RawServer(Bad("no answer bytes"), Good);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        Assert.Equal(
            TestAccount.JobSid,
            (await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)).JobSid
        );
    }

    [Fact]
    public async Task DeleteAsync_NotFoundAtFirst_Throws()
    {
        await using var server = new RawServer(NotFound);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Equal(20404, thrown.ErrorCode);
    }

    [Fact]
    public async Task DeleteAsync_NotProcessedAndThenNotFound_Throws()
    {
        // A 429 was not processed, so it cannot have been what deleted the job.
        await using var server = new RawServer(Bad("429"), NotFound);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task FetchAsync_NoRepeats_MakesOneAttempt()
    {
        await using var server = new RawServer(Bad("503"), Good);
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), options => options.MaxRetryAttempts = 0);

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.Contains("One attempt was made", thrown.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static Behaviour Bad(string badDay) =>
        badDay switch
        {
            "reset" => Reset,
            "cut" => Cut(JobJson, 100),
            "no end" => Unended(JobJson),
            "no answer bytes" => static _ => Task.CompletedTask,
            _ => Answer(int.Parse(badDay, System.Globalization.CultureInfo.InvariantCulture), ""),
        };

    private ServiceProvider Build(Uri baseAddress, TimeProvider clock, Action<BulkExportClientOptions>? configure = null) =>
        TestClientFactory.Build(baseAddress, clock, configure, Logs);
}
