namespace BulkExport.Client.Tests.Days;

public sealed class DownloadAttemptExceptionTests
{
    private const string Start = "The file of Messages of 2026-11-01 could not be fetched whole: ";
    private const string End = " Try again; the service keeps the file for 7 days.";

    [Fact]
    public void ToPublic_Damage_IsAboutTheContent()
    {
        var failure = Assert.IsType<BulkExportFormatException>(Public(DownloadAttemptException.Short(20, 30), attempts: 3));

        Assert.Equal(
            $"{Start}The file came damaged: it has 20 bytes, and the service lists 30. 3 transfers were tried.{End}",
            failure.Message
        );
        Assert.Equal("a whole gzip file", failure.ExpectedFormat);
    }

    [Fact]
    public void ToPublic_Timeout_IsAboutTheConnection()
    {
        var slow = new TimeoutException("Nothing came for 30 s.");

        var failure = Assert.IsType<BulkExportConnectionException>(Public(DownloadAttemptException.Of(slow), attempts: 1));

        Assert.Equal($"{Start}Nothing came for 30 s. One transfer was tried.{End}", failure.Message);
        Assert.True(failure.IsTimeout);
        Assert.Equal(1, failure.AttemptCount);
        Assert.Same(slow, failure.InnerException);
    }

    [Fact]
    public void ToPublic_Refusal_SaysHowALinkWorks()
    {
        var failure = Assert.IsType<BulkExportConnectionException>(Public(DownloadAttemptException.Refused(403), attempts: 2));

        Assert.Equal(
            $"{Start}The host of the file answered HTTP 403. A link works once, and for about 4 minutes. 2 transfers were tried.{End}",
            failure.Message
        );
        Assert.False(failure.IsTimeout);
    }

    [Fact]
    public void IsTransferFailure_OfWhatAFreshLinkMayMend_IsTrue()
    {
        Assert.True(DownloadAttemptException.IsTransferFailure(new HttpRequestException("reset")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new IOException("cut")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new GzipDataException("damaged")));
        Assert.True(DownloadAttemptException.IsTransferFailure(new TimeoutException("silent")));
        Assert.False(DownloadAttemptException.IsTransferFailure(new OperationCanceledException()));
        Assert.False(
            DownloadAttemptException.IsTransferFailure(new BulkExportFileException("full", "day.json.gz", new IOException("full")))
        );
    }

    private static BulkExportException Public(DownloadAttemptException failure, int attempts) =>
        failure.ToBulkExportException(ResourceType.Messages, new(2026, 11, 1), attempts);
}
