namespace BulkExport.Client.Tests.Days;

public sealed class DownloadAttemptExceptionTests
{
    private const string Start = "The download of the Messages file for 2026-11-01 failed after ";
    private const string End = " Retry the download; the service removes the file 7 days after it is created.";
    private const string LinkHint = " A download link can be used only once and expires after about 4 minutes.";

    [Fact]
    public void ToBulkExportException_SizeMismatch_ReturnsFormatException()
    {
        var failure = Assert.IsType<BulkExportFormatException>(Convert(DownloadAttemptException.SizeMismatch(20, 30), attempts: 3));

        Assert.Equal(
            $"{Start}3 attempts. The file failed verification. Its size is 20 bytes, but the service lists 30 bytes.{End}",
            failure.Message
        );
        Assert.Equal("a complete gzip file", failure.ExpectedFormat);
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public void ToBulkExportException_UntrustedCertificate_ContainsCauseAndAdvice()
    {
        var certificate = new System.Security.Authentication.AuthenticationException("The remote certificate is invalid: UntrustedRoot");
        var exception = new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "The SSL connection could not be established, see inner exception.",
            certificate
        );

        var failure = Convert(DownloadAttemptException.FromException(exception), attempts: 1);

        Assert.Equal(
            $"{Start}1 attempt. The SSL connection could not be established: The remote certificate is invalid: UntrustedRoot. Check the server certificate and the proxy.",
            failure.Message
        );
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public void ToBulkExportException_PermanentError_IsNotTransient()
    {
        var attempt = DownloadAttemptException.FromStatusCode(System.Net.HttpStatusCode.Forbidden, "AccessDenied");

        var failure = Convert(attempt, attempts: 2);

        Assert.EndsWith("If the error persists, check that the service still lists the day.", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
    }

    [Theory]
    [InlineData(401, null, "HTTP 401." + LinkHint, false)]
    [InlineData(403, "AccessDenied", "HTTP 403 (AccessDenied)." + LinkHint, false)]
    [InlineData(400, "ExpiredToken", "HTTP 400 (ExpiredToken)." + LinkHint, false)]
    [InlineData(400, "RequestExpired", "HTTP 400 (RequestExpired)." + LinkHint, false)]
    [InlineData(400, "InvalidRange", "HTTP 400 (InvalidRange).", false)]
    [InlineData(404, null, "HTTP 404.", false)]
    [InlineData(418, "dmcwtizuyrzszbdawzhdmokkrcob", "HTTP 418 (unknown error code).", false)]
    [InlineData(429, null, "HTTP 429.", true)]
    [InlineData(503, "SlowDown", "HTTP 503 (SlowDown).", true)]
    [InlineData(500, null, "HTTP 500.", false)]
    public void FromStatusCode_StatusAndCode_SetsMessageAndIsThrottled(int status, string? code, string message, bool isThrottled)
    {
        var exception = DownloadAttemptException.FromStatusCode((System.Net.HttpStatusCode)status, code);

        Assert.Equal($"The file host returned {message}", exception.Message);
        Assert.Equal(isThrottled, exception.IsThrottled);
    }

    [Fact]
    public void ToBulkExportException_Timeout_ReturnsConnectionException()
    {
        var timeout = new TimeoutException("No data was received for 30 s.");

        var failure = Assert.IsType<BulkExportConnectionException>(Convert(DownloadAttemptException.FromException(timeout), attempts: 1));

        Assert.Equal($"{Start}1 attempt. No data was received for 30 s.{End}", failure.Message);
        Assert.True(failure.IsTimeout);
        Assert.Equal(1, failure.AttemptCount);
        Assert.Same(timeout, failure.InnerException);
    }

    [Fact]
    public void ToBulkExportException_ErrorStatus_ExplainsLinkLifetime()
    {
        var failure = Assert.IsType<BulkExportConnectionException>(
            Convert(DownloadAttemptException.FromStatusCode((System.Net.HttpStatusCode)403), attempts: 2)
        );

        Assert.Equal($"{Start}2 attempts. The file host returned HTTP 403.{LinkHint}{End}", failure.Message);
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public void ToReadException_Failure_DoesNotMentionAttempts()
    {
        var timeout = new TimeoutException("No data was received for 30 s.");
        var day = new DateOnly(2026, 11, 1);

        var failure = DownloadAttemptException.FromException(timeout).ToReadException(ResourceType.Messages, day);

        Assert.Equal($"Reading the Messages file for 2026-11-01 failed: No data was received for 30 s.{End}", failure.Message);
        Assert.True(Assert.IsType<BulkExportConnectionException>(failure).IsTimeout);
    }

    [Fact]
    public void IsTransferFailure_FailureOfAttempt_ReturnsTrue()
    {
        Assert.True(DownloadAttemptException.IsTransferFailure(new HttpRequestException("reset")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new IOException("cut")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new ExportFileContentException("damaged")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new TimeoutException("silent")));
        Assert.False(DownloadAttemptException.IsTransferFailure(new OperationCanceledException()));
        Assert.False(
            DownloadAttemptException.IsTransferFailure(new BulkExportFileException("full", "day.json.gz", new IOException("full")))
        );
    }

    private static BulkExportException Convert(DownloadAttemptException failure, int attempts) =>
        failure.ToBulkExportException(ResourceType.Messages, new(2026, 11, 1), attempts);
}
