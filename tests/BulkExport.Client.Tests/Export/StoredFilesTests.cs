using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests the enumeration, the verification and the replacement of stored files.</summary>
public class StoredFilesTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_AllAttemptsTruncatedBetweenGzipMembers_ReportsListedSize()
    {
        await using var fixture = new ExportFixture();
        var member = fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        fixture.Service.Files.Replace(ResourceType.Messages, FirstDay, [.. member, .. member]);
        fixture.Service.Faults.Enqueue(100, Fault.BodyTruncated(member.Length), request => request.IsFileRequest);

        var day = Assert.Single((await fixture.ExportAsync(1)).Days);

        Assert.Equal(ExportDayStatus.DownloadFailed, day.Status);
        var error = Assert.IsType<BulkExportFormatException>(day.Error);
        Assert.Contains(
            $"Its size is {member.Length} bytes, but the service lists {2 * member.Length} bytes.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(fixture.GetPath(FirstDay)));
    }

    [Fact]
    public async Task ExportAsync_ResourceTypeWithOtherCasing_ResumesSameExport()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        var request = ExportFixture.CreateRequest(3) with { ResourceType = new ResourceType("messages") };
        fixture.Service.Requests.Clear();

        var result = await fixture.Client.ExportAsync(request, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Empty(fixture.Service.Requests);
        Assert.Equal(3, Directory.GetFiles(fixture.DirectoryPath, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task ListExportFilesAsync_AfterExport_ReturnsFilesOrderedByDay()
    {
        var store = new InMemoryExportStore();
        await using var fixture = new ExportFixture();
        var result = await fixture.Client.ExportAsync(ExportFixture.CreateRequest(3), store, cancellationToken: Cancellation);
        await using (var unrelated = await store.CreateAsync("resource_type=Messages/day=2026-11-02/other.json.gz", Cancellation))
        {
            await unrelated.CommitAsync(Cancellation);
        }

        var files = await store
            .ListExportFilesAsync(new ResourceType("MESSAGES"), cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        var filesOfOneDay = store.ListExportFilesAsync(ResourceType.Messages, AllDays[1], AllDays[1], Cancellation);

        Assert.Equal(result.Files.Select(file => file with { AlreadyExisted = true }), files);
        Assert.Equal([AllDays[1]], await filesOfOneDay.Select(file => file.Day).ToListAsync(Cancellation));
        Assert.Empty(await store.ListExportFilesAsync(ResourceType.Calls, cancellationToken: Cancellation).ToListAsync(Cancellation));
        foreach (var file in files)
        {
            var reader = new ExportFileReader(file);
            await reader.VerifyAsync(Cancellation);
            Assert.Equal(
                file.RecordCount,
                await reader.ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation).CountAsync(Cancellation)
            );
        }
    }

    [Fact]
    public async Task VerifyAsync_FileReplacedWithOtherFile_Throws()
    {
        await using var fixture = new ExportFixture();
        var file = (await fixture.ExportAsync(1)).Files.Single();
        await new ExportFileReader(file).VerifyAsync(Cancellation);
        await File.WriteAllBytesAsync(
            file.Path,
            fixture.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(5)).ToArray(),
            Cancellation
        );

        await Assert.ThrowsAsync<BulkExportFormatException>(() => new ExportFileReader(file).VerifyAsync(Cancellation));
        Assert.Empty(
            await new DirectoryExportStore(fixture.DirectoryPath)
                .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
                .ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task ReadRecordsAsync_FileDeletedFromStore_ThrowsWithPath()
    {
        var store = new InMemoryExportStore();
        await using var fixture = new ExportFixture();
        var result = await fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation);
        var file = Assert.Single(result.Files);
        await store.DeleteAsync(file.Path, Cancellation);

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(() => new ExportFileReader(file).VerifyAsync(Cancellation));

        Assert.Equal($"The file {file.Path} does not exist in the store. Run the export again.", exception.Message);
        Assert.Equal(file.Path, exception.Path);
    }

    [Fact]
    public async Task GetAsync_ListFailsAfterFirstDay_ReturnsNull()
    {
        var days = new FailingDaysClient();

        Assert.Null(await new ExportedDayCache(days, ResourceType.Messages).GetAsync(refresh: false, Cancellation));
    }
}
