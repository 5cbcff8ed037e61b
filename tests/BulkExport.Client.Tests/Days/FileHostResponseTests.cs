using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Days;

/// <summary>Error responses and redirects of the file host.</summary>
public sealed class FileHostResponseTests : DownloadTestBase
{
    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(403, "SignatureDoesNotMatch")]
    [InlineData(403, "RequestTimeTooSkewed")]
    [InlineData(400, "ExpiredToken")]
    [InlineData(416, "InvalidRange")]
    public async Task DownloadAsync_PermanentError_RequestsOneNewLinkAndThrowsWithCode(int status, string code)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(int.MaxValue, Fault.StorageError((HttpStatusCode)status, code), IsFileRequest);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => DownloadAsync(fixture.Client));

        Assert.Contains($"The file host returned HTTP {status} ({code}).", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, fixture.Requests.Count(IsFileRequest));
    }

    [Theory]
    [InlineData(400, "RequestTimeout")]
    [InlineData(503, "SlowDown")]
    [InlineData(500, "InternalError")]
    public async Task DownloadAsync_TransientError_Retries(int status, string code)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(3, Fault.StorageError((HttpStatusCode)status, code), IsFileRequest);

        Assert.Equal(3, (await DownloadAsync(fixture.Client)).RecordCount);
    }

    [Fact]
    public async Task DownloadAsync_PermanentErrorsWithOtherFailureBetween_Retries()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.StorageError(HttpStatusCode.Forbidden, "AccessDenied"), IsFileRequest);
        fixture.Faults.Enqueue(Fault.ConnectionReset(), IsFileRequest);
        fixture.Faults.Enqueue(Fault.StorageError(HttpStatusCode.Forbidden, "AccessDenied"), IsFileRequest);

        Assert.Equal(3, (await DownloadAsync(fixture.Client)).RecordCount);
    }

    [Theory]
    [InlineData("text/html", "<html>blocked</html>")]
    [InlineData("application/xml", "<Error><Code>secret-token: 12345</Code></Error>")]
    public async Task DownloadAsync_ErrorWithoutKnownCode_RetriesAndOmitsContent(string contentType, string body)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(int.MaxValue, Fault.Response(HttpStatusCode.Forbidden, contentType, body), IsFileRequest);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => DownloadAsync(fixture.Client));

        Assert.Contains("The file host returned HTTP 403. ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, fixture.Requests.Count(IsFileRequest));
    }

    [Fact]
    public async Task DownloadAsync_RetryAfterDateOfHostWithOtherClock_IsMeasuredFromItsDate()
    {
        var timeProvider = new AutoAdvanceTimeProvider();
        var offset = TimeSpan.FromHours(-2);
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = timeProvider, FileHostClockOffset = offset });
        await using var provider = TestClientFactory.Build(service, timeProvider, loggerProvider: Logs);
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromDays(1),
            }
        );
        var retryAfter = timeProvider.GetUtcNow() + offset + TimeSpan.FromSeconds(20);
        service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, retryAfter), IsFileRequest);

        await DownloadAsync((IBulkExportClient)provider.GetService(typeof(IBulkExportClient))!);

        Assert.Equal([TimeSpan.FromSeconds(20)], timeProvider.Delays);
    }

    [Fact]
    public async Task DownloadAsync_RetryAfterExceedsRequestTimeout_ThrowsWithoutDelay()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable, TimeSpan.FromDays(1)), IsFileRequest);

        await Assert.ThrowsAsync<BulkExportConnectionException>(() => DownloadAsync(fixture.Client));

        Assert.Empty(fixture.TimeProvider.Delays);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task DownloadAsync_Redirects_FollowsWithoutCredentials(int status)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(5, Fault.Redirect((HttpStatusCode)status), IsFileRequest);

        Assert.Equal(3, (await DownloadAsync(fixture.Client)).RecordCount);

        Assert.Equal(6, fixture.Requests.Count(IsFileRequest));
        Assert.Single(fixture.Requests, request => !request.IsFileRequest);
        Assert.DoesNotContain(fixture.Requests, request => request.IsFileRequest && request.HasAuthorization);
    }

    [Fact]
    public async Task DownloadAsync_EndlessRedirects_Throws()
    {
        await using var fixture = new ServiceFixture(options => options.MaxRetryAttempts = 0, Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(int.MaxValue, Fault.Redirect(HttpStatusCode.Found), IsFileRequest);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => DownloadAsync(fixture.Client));

        Assert.Contains("The file host returned more than 5 consecutive redirects.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, fixture.Requests.Count(IsFileRequest));
    }

    [Theory]
    [InlineData("http://elsewhere.example.com/file?X-Amz-Signature=1")]
    [InlineData("ftp://127.0.0.1/file")]
    public async Task DownloadAsync_RedirectToInsecureUri_Throws(string location)
    {
        await using var fixture = new ServiceFixture(options => options.MaxRetryAttempts = 0, Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.Redirect(HttpStatusCode.Found, location), IsFileRequest);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => DownloadAsync(fixture.Client));

        Assert.Contains("a redirect that does not lead to an https URI", exception.Message, StringComparison.Ordinal);
        AssertNoSecret(exception);
    }

    [Theory]
    [InlineData("Content-Range: bytes 0-{0}/{1}", "206 Partial Content", true)]
    [InlineData("Content-Range: bytes 0-{0}/99999", "206 Partial Content", false)]
    [InlineData("Content-Encoding: gzip", "200 OK", true)]
    public async Task DownloadAsync_PartialOrEncodedResponse_AcceptsCompleteFileOnly(string header, string status, bool isComplete)
    {
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, OneMember.Length - 1, OneMember.Length);
        await using var files = new RawServer(async connection =>
        {
            await connection.SendAsync($"HTTP/1.1 {status}\r\nContent-Length: {OneMember.Length}\r\n{value}\r\nConnection: close\r\n\r\n");
            await connection.SendAsync(OneMember);
        });
        await using var fixture = new ServiceFixture(options => options.MaxRetryAttempts = 0, Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(
            Fault.Response(HttpStatusCode.TemporaryRedirect, "application/json", $$"""{"redirect_to":"{{files.BaseAddress}}file"}""")
        );

        var exception = await Record.ExceptionAsync(() => DownloadAsync(fixture.Client));

        Assert.Equal(isComplete, exception is null);
    }

    private static bool IsFileRequest(ReceivedRequest request) => request.IsFileRequest;
}
