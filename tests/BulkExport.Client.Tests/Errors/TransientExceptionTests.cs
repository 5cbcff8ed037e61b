using System.Net;
using System.Security.Authentication;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Tests <see cref="BulkExportException.IsTransient"/>.</summary>
public class TransientExceptionTests
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public void IsTransient_ErrorResponse_ReturnsClassification(HttpStatusCode statusCode, bool isTransient)
    {
        var cause = new BulkExportApiException("No", statusCode);

        Assert.Equal(isTransient, cause.IsTransient);
        Assert.Equal(isTransient, new JobWaitException("No", cause).IsTransient);
    }

    [Fact]
    public void IsTransient_OtherExceptions_ReturnsClassification()
    {
        Assert.True(new BulkExportApiException("No", HttpStatusCode.NotFound) { IsFromService = false }.IsTransient);
        Assert.True(new BulkExportConnectionException("No").IsTransient);
        Assert.True(new JobWaitException("The wait timed out.").IsTransient);
        Assert.False(new BulkExportConnectionException("No", new AuthenticationException()).IsTransient);
        Assert.False(new BulkExportFormatException("No").IsTransient);
        Assert.False(new BulkExportFileException("No", "path").IsTransient);
        Assert.False(new BulkExportAmbiguousJobException("No", []).IsTransient);
        Assert.False(new BulkExportDayException("No", new(2026, 11, 1), TestAccount.JobSid).IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, null, true)]
    [InlineData(HttpStatusCode.Forbidden, "SignatureDoesNotMatch", false)]
    public void IsTransient_FileHostError_ReturnsFalseIfNewLinkFailsToo(HttpStatusCode statusCode, string? code, bool isTransient)
    {
        var failure = DownloadAttemptException.FromStatusCode(statusCode, code);

        Assert.Equal(isTransient, failure.ToBulkExportException(ResourceType.Messages, new(2026, 11, 1), 1).IsTransient);
    }

    [Fact]
    public void IsTransient_CorruptDownload_ReturnsTrue() =>
        Assert.True(
            DownloadAttemptException.SizeMismatch(1, 2).ToBulkExportException(ResourceType.Messages, new(2026, 11, 1), 1).IsTransient
        );

    [Fact]
    public void FromStatusCode_RetryAfter_ContainsDelay() =>
        Assert.EndsWith(
            " The response requests a delay of 600 s before a retry.",
            DownloadAttemptException.FromStatusCode(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromMinutes(10)).Message,
            StringComparison.Ordinal
        );
}
