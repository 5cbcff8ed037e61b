using System.Net;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Exceptions created with the constructors that exist for tests of users.</summary>
public class ExceptionTests
{
    [Fact]
    public void BulkExportApiException_StatusOnly_HasNonNullCollections()
    {
        var failure = new BulkExportApiException("No", HttpStatusCode.NotFound);

        Assert.Equal("No", failure.Message);
        Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Empty(failure.Errors);
    }

    [Fact]
    public void BulkExportConnectionException_MessageOnly_HasOneAttempt()
    {
        var failure = new BulkExportConnectionException("No");

        Assert.Equal(1, failure.AttemptCount);
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public void WithHint_Hint_ReturnsCopyWithHint()
    {
        var cause = new BulkExportApiException("No", HttpStatusCode.NotFound);
        var end = new JobWaitException("The wait failed.", cause)
        {
            JobSid = TestAccount.JobSid,
            Elapsed = TimeSpan.FromSeconds(5),
            LastKnownJob = new Job(),
        };

        var withHint = end.WithHint("Try again.");

        Assert.Equal("The wait failed. Try again.", withHint.Message);
        Assert.Same(cause, withHint.InnerException);
        Assert.Equal((end.JobSid, end.Elapsed, end.LastKnownJob), (withHint.JobSid, withHint.Elapsed, withHint.LastKnownJob));
    }

    [Fact]
    public void BulkExportException_EachType_IsBaseClass()
    {
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportApiException("No", HttpStatusCode.NotFound));
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportConnectionException("No"));
        Assert.IsAssignableFrom<BulkExportException>(new BulkExportFormatException("No"));
    }
}
