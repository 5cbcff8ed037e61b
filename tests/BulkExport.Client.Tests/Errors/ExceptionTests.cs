using System.Net;

namespace BulkExport.Client.Tests.Errors;

/// <summary>What a caller's own test makes of the exceptions.</summary>
public class ExceptionTests
{
    [Fact]
    public void Api_OfStatusAlone_HasNoNulls()
    {
        var failure = new BulkExportApiException("No", HttpStatusCode.NotFound);

        Assert.Equal("No", failure.Message);
        Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Empty(failure.Errors);
    }

    [Fact]
    public void Connection_OfMessageAlone_IsOfOneAttempt()
    {
        var failure = new BulkExportConnectionException("No");

        Assert.Equal(1, failure.AttemptCount);
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public void With_Advice_IsTheSameAndSaysMore()
    {
        var cause = new BulkExportApiException("No", HttpStatusCode.NotFound);
        var end = new JobWaitException("Given up.", cause)
        {
            JobSid = TestAccount.JobSid,
            Elapsed = TimeSpan.FromSeconds(5),
            LastKnownJob = new Job(),
        };

        var advised = end.WithHint("Try again.");

        Assert.Equal("Given up. Try again.", advised.Message);
        Assert.Same(cause, advised.InnerException);
        Assert.Equal((end.JobSid, end.Elapsed, end.LastKnownJob), (advised.JobSid, advised.Elapsed, advised.LastKnownJob));
    }

    [Fact]
    public void All_AreCaughtAsOne()
    {
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportApiException("No", HttpStatusCode.NotFound));
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportConnectionException("No"));
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportFormatException("No"));
    }
}
