using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests the download of existing jobs.</summary>
public class DownloadJobTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DownloadJobAsync_ExistingJob_DownloadsFilesAndThenSendsNoRequests()
    {
        await using var fixture = new ExportFixture();
        var sid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                Age = TimeSpan.FromDays(1),
            }
        );

        var result = await fixture.Client.DownloadJobAsync(sid, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Equal(sid, result.Jobs[0].JobSid);
        fixture.AssertComplete(Enumerable.Range(0, 3).Select(FirstDay.AddDays));
        fixture.Service.Requests.Clear();
        fixture.Service.Jobs.Remove(sid);
        result = await fixture.Client.DownloadJobAsync(sid, fixture.DirectoryPath, cancellationToken: Cancellation);
        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task DownloadJobAsync_JobNotFound_ThrowsWithApiException()
    {
        await using var fixture = new ExportFixture();

        var thrown = await Assert.ThrowsAsync<JobWaitException>(() =>
            fixture.Client.DownloadJobAsync(TestAccount.JobSid, fixture.DirectoryPath, cancellationToken: Cancellation)
        );

        Assert.IsType<BulkExportApiException>(thrown.InnerException);
    }

    [Fact]
    public async Task DownloadJobAsync_ResourceTypeNotReported_Throws()
    {
        await using var fixture = new ExportFixture();
        var sid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
                IncludeResourceType = false,
            }
        );

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(() =>
            fixture.Client.DownloadJobAsync(sid, fixture.DirectoryPath, cancellationToken: Cancellation)
        );

        Assert.Equal("$.resource_type", thrown.JsonPath);
    }
}
