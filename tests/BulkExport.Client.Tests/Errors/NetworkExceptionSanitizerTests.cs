using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Errors;

/// <summary>.NET quotes invalid response headers in exception messages. They are redacted in exceptions and logs.</summary>
public sealed class NetworkExceptionSanitizerTests
{
    private const string Secret = "anna@example.org";

    public static TheoryData<string> Heads => [$"HTTP/{Secret} 200 OK\r\n\r\n", $"HTTP/1.1 200 OK\r\nno colon but {Secret}\r\n\r\n"];

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task FetchAsync_InvalidResponseHeaders_RedactsHeaders(string head)
    {
        await using var server = new RawServer(connection => connection.SendAsync(head));
        var (client, logs) = Create(server);
        using var _ = client;

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken)
        );

        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", exception.Message, StringComparison.Ordinal);
        AssertSilent(logs);
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task DownloadAsync_InvalidResponseHeaders_RedactsHeaders(string head)
    {
        await using var store = new RawServer(connection => connection.SendAsync(head));
        await using var server = new RawServer(RawServer.Respond(307, $$"""{"redirect_to":"{{store.BaseAddress}}"}"""));
        var (client, logs) = Create(server);
        using var _ = client;
        var directory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Days.DownloadAsync(
                ResourceType.Messages,
                new(2026, 11, 1),
                Path.Combine(directory, "day.gz"),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        AssertSilent(logs);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Sanitize_NoUntrustedText_ReturnsSameInstance()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (127.0.0.1:80)", new IOException("x"));

        Assert.Same(failure, NetworkExceptionSanitizer.Sanitize(failure));
    }

    [Fact]
    public void Sanitize_ProxyTunnelError_ReturnsStatusWithoutUri()
    {
        var failure = new HttpRequestException(
            HttpRequestError.ProxyTunnelError,
            $"The proxy tunnel request to proxy 'http://{Secret}@proxy/' failed with status code '407'.",
            inner: null,
            System.Net.HttpStatusCode.ProxyAuthenticationRequired
        );

        Assert.Equal("The proxy returned HTTP 407", NetworkExceptionSanitizer.Sanitize(failure).Message);
    }

    [Fact]
    public void Sanitize_OwnTimeoutException_ReturnsSameInstance()
    {
        var failure = new TimeoutException($"What we say of {Secret} ourselves");

        Assert.Same(failure, NetworkExceptionSanitizer.Sanitize(failure));
    }

    [Fact]
    public void Sanitize_CanceledWithInnerException_KeepsTokenAndRedactsInner()
    {
        using var canceled = new CancellationTokenSource();
        var failure = new TaskCanceledException("cancelled", new HttpRequestException($"Received {Secret}"), canceled.Token);

        var clean = Assert.IsAssignableFrom<OperationCanceledException>(NetworkExceptionSanitizer.Sanitize(failure));

        Assert.Equal(canceled.Token, clean.CancellationToken);
        Assert.DoesNotContain(Secret, clean.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Creates a client that retries once, so that a failure is logged.</summary>
    private static (BulkExportClient Client, FakeLogCollector Logs) Create(RawServer server)
    {
        var options = TestAccount.Options();
        options.BaseAddress = server.BaseAddress;
        options.MaxRetryAttempts = 1;
        var logs = new FakeLoggerProvider();
        return (new BulkExportClient(options, loggerFactory: new LoggerFactory([logs])), logs.Collector);
    }

    private static void AssertSilent(FakeLogCollector logs)
    {
        var lines = logs.GetSnapshot();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotContain(Secret, $"{line.Message} {line.Exception}", StringComparison.Ordinal));
    }
}
