using System.Net;
using System.Security.Authentication;
using Polly.Timeout;

namespace BulkExport.Client.Tests.Http;

public class TransientErrorClassifierTests
{
    [Theory]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(409, false)]
    [InlineData(425, true)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(599, true)]
    public void IsTransient_EachStatus_ReturnsTrueForTransientStatus(int status, bool isTransient) =>
        Assert.Equal(isTransient, TransientErrorClassifier.IsTransient(CreateErrorResponse(status)));

    [Fact]
    public void IsTransient_NetworkErrorOrTimeout_ReturnsTrue()
    {
        Assert.True(TransientErrorClassifier.IsTransient(new HttpRequestException("reset")));
        Assert.True(TransientErrorClassifier.IsTransient(new HttpIOException(HttpRequestError.ResponseEnded)));
        Assert.True(TransientErrorClassifier.IsTransient(new IOException("cut")));
        Assert.True(TransientErrorClassifier.IsTransient(new TimeoutRejectedException()));
        Assert.True(TransientErrorClassifier.IsTransient(new TaskCanceledException("slow", new TimeoutException())));
    }

    [Fact]
    public void IsTransient_PermanentError_ReturnsFalse()
    {
        Assert.False(TransientErrorClassifier.IsTransient(new OperationCanceledException()));
        Assert.False(TransientErrorClassifier.IsTransient(new BulkExportFormatException("no job")));
        Assert.False(TransientErrorClassifier.IsTransient(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.InvalidResponse, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public void WasNotProcessed_NetworkError_ReturnsTrueIfNotConnected(HttpRequestError error, bool wasNotProcessed) =>
        Assert.Equal(wasNotProcessed, TransientErrorClassifier.WasNotProcessed(new HttpRequestException(error)));

    [Theory]
    [InlineData(425, true)]
    [InlineData(429, true)]
    [InlineData(408, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void WasNotProcessed_ErrorResponse_ReturnsTrueOnlyFor425And429(int status, bool wasNotProcessed) =>
        Assert.Equal(wasNotProcessed, TransientErrorClassifier.WasNotProcessed(CreateErrorResponse(status)));

    [Fact]
    public void WasNotProcessed_Timeout_ReturnsFalse() =>
        Assert.False(TransientErrorClassifier.WasNotProcessed(new TimeoutRejectedException()));

    [Theory]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(425, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public void MayHaveBeenProcessed_ErrorResponse_ReturnsTrueForServerErrors(int status, bool mayHaveBeenProcessed) =>
        Assert.Equal(mayHaveBeenProcessed, TransientErrorClassifier.MayHaveBeenProcessed(CreateErrorResponse(status)));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    public void MayHaveBeenProcessed_NoResponse_ReturnsTrueIfConnected(HttpRequestError error, bool mayHaveBeenProcessed) =>
        Assert.Equal(
            mayHaveBeenProcessed,
            TransientErrorClassifier.MayHaveBeenProcessed(new BulkExportConnectionException("Lost", new HttpRequestException(error)))
        );

    [Fact]
    public void MayHaveBeenProcessed_InvalidBody_ReturnsTrue() =>
        Assert.True(TransientErrorClassifier.MayHaveBeenProcessed(new BulkExportFormatException("no job")));

    [Fact]
    public void IsTransient_RejectedCertificate_ReturnsFalse() =>
        Assert.False(
            TransientErrorClassifier.IsTransient(
                new HttpRequestException(
                    HttpRequestError.SecureConnectionError,
                    "Failed",
                    new AuthenticationException("The certificate is invalid.")
                )
            )
        );

    [Theory]
    [InlineData(404, true, true)]
    [InlineData(404, false, false)]
    [InlineData(410, true, false)]
    public void IsNotFound_ErrorResponse_ReturnsTrueForNotFoundOfTheService(int status, bool isFromService, bool expected) =>
        Assert.Equal(
            expected,
            TransientErrorClassifier.IsNotFound(new BulkExportApiException("No", (HttpStatusCode)status) { IsFromService = isFromService })
        );

    [Fact]
    public void IsTransient_Wait_DependsOnCause()
    {
        Assert.True(new JobWaitException("Timeout").IsTransient);
        Assert.True(new JobWaitException("Failed", CreateErrorResponse(503)).IsTransient);
        Assert.False(new JobWaitException("Failed", CreateErrorResponse(404)).IsTransient);
    }

    [Fact]
    public void IsTransient_PermanentErrorOfFileHost_ReturnsFalse() =>
        Assert.False(TransientErrorClassifier.IsTransient(new BulkExportConnectionException("Rejected") { IsPermanent = true }));

    [Fact]
    public void GetRetryAfter_EachException_ReturnsRequestedDelay()
    {
        var delay = TimeSpan.FromSeconds(7);

        Assert.Equal(
            delay,
            TransientErrorClassifier.GetRetryAfter(new BulkExportApiException("No", HttpStatusCode.TooManyRequests) { RetryAfter = delay })
        );
        Assert.Equal(delay, TransientErrorClassifier.GetRetryAfter(new BulkExportConnectionException("No") { RetryAfter = delay }));
        Assert.Null(TransientErrorClassifier.GetRetryAfter(new IOException("Lost")));
    }

    [Fact]
    public void IsThrottled_OtherException_ReturnsFalse()
    {
        Assert.False(TransientErrorClassifier.IsThrottled(new IOException("Lost")));
        Assert.False(TransientErrorClassifier.IsThrottled(exception: null));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    public void IsConnectionFailure_NetworkError_ReturnsTrueIfNotConnected(HttpRequestError error, bool expected) =>
        Assert.Equal(
            expected,
            TransientErrorClassifier.IsConnectionFailure(new BulkExportConnectionException("Lost", new HttpRequestException(error)))
        );

    private static BulkExportApiException CreateErrorResponse(int status) => new("No", (HttpStatusCode)status);
}
