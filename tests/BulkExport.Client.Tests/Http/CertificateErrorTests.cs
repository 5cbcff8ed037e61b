using System.Security.Authentication;

namespace BulkExport.Client.Tests.Http;

/// <summary>Tests requests to a server whose certificate is not trusted.</summary>
public sealed class CertificateErrorTests : IDisposable
{
    private const string Cause = "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot";

    private static readonly StubHandler Untrusted = new(_ =>
        throw new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "The SSL connection could not be established, see inner exception.",
            new AuthenticationException(Cause)
        )
    );

    private readonly BulkExportClient _client = new(TestAccount.Options(), new AutoAdvanceTimeProvider(), handler: Untrusted);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => ["fetch", "create", "download"];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task AnyOperation_UntrustedCertificate_ThrowsAfterOneAttemptWithCause(string operation)
    {
        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => CallAsync(operation));

        Assert.Equal(1, exception.AttemptCount);
        Assert.Contains(Cause, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("see inner exception", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForCompletionAsync_UntrustedCertificate_ThrowsAfterFirstPoll()
    {
        var exception = await Assert.ThrowsAsync<JobWaitException>(() =>
            _client.Jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        Assert.Equal(TimeSpan.Zero, exception.Elapsed);
        Assert.Contains(Cause, exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private Task CallAsync(string operation) =>
        operation switch
        {
            "fetch" => _client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation),
            "create" => _client.Jobs.CreateAsync(
                new()
                {
                    ResourceType = ResourceType.Messages,
                    StartDay = new(2026, 11, 1),
                    EndDay = new(2026, 11, 1),
                    FriendlyName = "November",
                },
                Cancellation
            ),
            _ => _client.Days.DownloadAsync(ResourceType.Messages, new(2026, 11, 1), "unused.json.gz", null, Cancellation),
        };
}
