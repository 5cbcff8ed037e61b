using System.Net;
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
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(599, true)]
    public void IsTransient_OfEachStatus(int status, bool transient) =>
        Assert.Equal(transient, TransientErrorClassifier.IsTransient(Refusal(status)));

    [Fact]
    public void IsTransient_OfNetworkAndTime_IsTrue()
    {
        Assert.True(TransientErrorClassifier.IsTransient(new HttpRequestException("reset")));
        Assert.True(TransientErrorClassifier.IsTransient(new HttpIOException(HttpRequestError.ResponseEnded)));
        Assert.True(TransientErrorClassifier.IsTransient(new IOException("cut")));
        Assert.True(TransientErrorClassifier.IsTransient(new TimeoutRejectedException()));
        Assert.True(TransientErrorClassifier.IsTransient(new TaskCanceledException("slow", new TimeoutException())));
    }

    [Fact]
    public void IsTransient_OfWhatAnotherAttemptCannotMend_IsFalse()
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
    public void IsCertainlyNotCarriedOut_OfANetworkFailure_WhenNoConnectionOpened(HttpRequestError error, bool nothingDone) =>
        Assert.Equal(nothingDone, TransientErrorClassifier.WasNotProcessed(new HttpRequestException(error)));

    [Theory]
    [InlineData(429, true)]
    [InlineData(408, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void IsCertainlyNotCarriedOut_OfARefusal_OnlyWhenTheServiceSaysSo(int status, bool nothingDone) =>
        Assert.Equal(nothingDone, TransientErrorClassifier.WasNotProcessed(Refusal(status)));

    [Fact]
    public void IsCertainlyNotCarriedOut_OfTime_IsFalse() =>
        Assert.False(TransientErrorClassifier.WasNotProcessed(new TimeoutRejectedException()));

    [Theory]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public void MayHaveBeenCarriedOut_OfARefusal_UnlessItIsOne(int status, bool mayHave) =>
        Assert.Equal(mayHave, TransientErrorClassifier.MayHaveBeenProcessed(Refusal(status)));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    public void MayHaveBeenCarriedOut_WithoutAnAnswer_OnceAConnectionWasOpened(HttpRequestError error, bool mayHave) =>
        Assert.Equal(
            mayHave,
            TransientErrorClassifier.MayHaveBeenProcessed(new BulkExportConnectionException("Lost", new HttpRequestException(error)))
        );

    [Fact]
    public void MayHaveBeenCarriedOut_AnswerThatCannotBeRead_IsTrue() =>
        Assert.True(TransientErrorClassifier.MayHaveBeenProcessed(new BulkExportFormatException("no job")));

    private static BulkExportApiException Refusal(int status) => new("No", (HttpStatusCode)status);
}
