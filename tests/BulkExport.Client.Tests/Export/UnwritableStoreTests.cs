using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports to stores that cannot be written.</summary>
public class UnwritableStoreTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_WriteFails_ReportsOnlyThatDayAsFailed()
    {
        await using var fixture = new ExportFixture();
        Directory.CreateDirectory(fixture.GetPath(FirstDay)); // a directory prevents the file from being written

        var result = await fixture.ExportAsync();

        Assert.Equal(ExportDayStatus.DownloadFailed, result.Days[0].Status);
        var error = Assert.IsType<BulkExportFileException>(result.Days[0].Error);
        Assert.StartsWith(
            $"The file or directory {fixture.GetPath(FirstDay)} could not be read or written: ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01")); // not retried
        fixture.AssertComplete(AllDays[1..]);
    }

    [Fact]
    public async Task ExportAsync_JobDocumentNotWritable_ThrowsWithoutCreatingJob()
    {
        await using var fixture = new ExportFixture();
        await CreateFileAsync(fixture.JobDocument, [1]); // a file instead of the expected directory

        await Assert.ThrowsAsync<BulkExportFileException>(() => fixture.ExportAsync());

        Assert.Equal(0, fixture.Service.Jobs.Count);
    }

    [Fact]
    public async Task ExportAsync_DirectoryIsFile_ThrowsWithoutRequests()
    {
        await using var fixture = new ExportFixture();
        await CreateFileAsync(fixture.DirectoryPath, [1]);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => fixture.ExportAsync());

        Assert.StartsWith(fixture.DirectoryPath, thrown.Path, StringComparison.Ordinal);
        Assert.Empty(fixture.Service.Requests);
        File.Delete(fixture.DirectoryPath);
    }

    private static Task CreateFileAsync(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllBytesAsync(path, content, Cancellation);
    }
}
