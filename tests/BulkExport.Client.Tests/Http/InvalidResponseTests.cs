using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>Successful responses whose body is not a job.</summary>
public sealed class InvalidResponseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>welcome</html>")]
    [InlineData("{}")]
    [InlineData("""{"job_sid":"JS0123456789abcdef0123456789abcdef"} and more""")]
    public async Task FetchAsync_BodyIsNotAJob_RetriesAndThrowsFormatException(string body)
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response(HttpStatusCode.OK, "application/json", body));

        await Assert.ThrowsAsync<BulkExportFormatException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Equal(5, fixture.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_JobWithInvalidValue_ThrowsFormatExceptionWithoutRetry()
    {
        await using var fixture = new ServiceFixture();
        fixture.FailAlways(Fault.Response(HttpStatusCode.OK, "application/json", "{\"job_sid\":5}"));

        await Assert.ThrowsAsync<BulkExportFormatException>(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task FetchAsync_EndlessBody_ReadsUpToLimitAndThrows()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\"");
            var megabyte = new string('x', 1024 * 1024);
            while (true)
            {
                await connection.SendAsync(megabyte);
            }
        });
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Contains("longer than 32 MiB", exception.Message, StringComparison.Ordinal);
    }
}
