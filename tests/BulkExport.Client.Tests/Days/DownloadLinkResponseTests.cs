using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Days;

/// <summary>Responses to the request for a download link.</summary>
public sealed class DownloadLinkResponseTests : DownloadTestBase
{
    [Fact]
    public async Task DownloadAsync_NotFound_ThrowsApiExceptionWithHint()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.NotFound) with { Message = "not found" });

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => DownloadAsync(fixture.Client));

        var request = Assert.Single(fixture.Requests);
        Assert.StartsWith(
            "The request to fetch the download link of the Messages file for 2026-11-01 failed: not found (HTTP 404, code 20404, request "
                + $"{request.RequestId}).",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("its file was removed 7 days after it was created", exception.Message, StringComparison.Ordinal);
        Assert.Contains(Logs.Collector.GetSnapshot(), record => record.Message.Contains("'FetchDay'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"redirect_to":"http://elsewhere.example.com/file"}""")] // not encrypted
    [InlineData("""{"redirect_to":"ftp://127.0.0.1/file"}""")]
    [InlineData("""{"redirect_to":"/file"}""")]
    [InlineData("""{"redirect_to":7}""")]
    [InlineData("{}", 5)]
    [InlineData("nothing", 5)]
    public async Task DownloadAsync_InvalidLink_Throws(string body, int attempts = 1)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.FailAlways(Fault.Response(HttpStatusCode.TemporaryRedirect, "application/json", body));

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() => DownloadAsync(fixture.Client));

        Assert.Equal(attempts, fixture.Requests.Count);
        Assert.Null(exception.Excerpt);
        Assert.DoesNotContain("elsewhere", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(200)]
    [InlineData(418)]
    public async Task DownloadAsync_LinkWithUnexpectedStatus_ThrowsWithoutBody(int status)
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.Faults.Enqueue(
            Fault.Response(
                (HttpStatusCode)status,
                "application/json",
                $$"""{"redirect_to":"https://files.example.com/day\u003f{{LinkSecret}}=1"}"""
            )
        );

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => DownloadAsync(fixture.Client));

        Assert.Null(exception.UnreadableBody);
        AssertNoSecret(exception);
    }
}
