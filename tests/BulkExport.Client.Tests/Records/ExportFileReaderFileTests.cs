namespace BulkExport.Client.Tests.Records;

/// <summary>Tests readers of files on a local disk.</summary>
public sealed class ExportFileReaderFileTests : ExportFileReaderTestBase, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("day-file-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task ReadRecordsAsync_TruncatedExportFile_ThrowsAtAnyLength()
    {
        byte[] data = [.. Gzip.Member(Numbered(40)), .. Gzip.Member(Numbered(2)), .. Gzip.Member(Numbered(3))];
        var file = await DownloadedAsync(data, records: 45);
        for (var length = 0; length < data.Length; length++)
        {
            await System.IO.File.WriteAllBytesAsync(file.Path, data[..length], Token);
            var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(file));
            Assert.Equal(Day, failure.Day);
        }

        await System.IO.File.WriteAllBytesAsync(file.Path, data, Token);
        Assert.Equal(45, (await ReadAsync(file)).Count);
    }

    [Fact]
    public async Task ReadRecordsAsync_ExportFileSizeDiffers_ThrowsAndReleasesFile()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        await System.IO.File.WriteAllBytesAsync(file.Path, [], Token);
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(file));
        Assert.Equal(
            $"The file of 2026-11-01 cannot be read. Its size is 0 bytes instead of {file.Size} bytes. Download the file again.",
            failure.Message
        );
        await using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task ReadRecordsAsync_ExportFileMissing_ThrowsFileException()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        System.IO.File.Delete(file.Path);
        await Assert.ThrowsAsync<BulkExportFileException>(() => ReadAsync(file));
    }

    [Fact]
    public async Task ReadRecordsAsync_File_CanBeEnumeratedTwice()
    {
        var path = Path.Combine(_directory, "2026-11-01.json.gz");
        await System.IO.File.WriteAllBytesAsync(path, Gzip.Member(Numbered(3)), Token);
        var records = new ExportFileReader(path).ReadRecordsAsync<MessageRecord>(cancellationToken: Token);
        Assert.Equal(3, await records.CountAsync(Token));
        Assert.Equal(3, await records.CountAsync(Token));
        System.IO.File.Delete(path);
        await Assert.ThrowsAsync<BulkExportFileException>(async () => await records.CountAsync(Token));
    }

    private async Task<ExportFile> DownloadedAsync(byte[] data, long records)
    {
        var path = Path.Combine(_directory, "2026-11-01.json.gz");
        await System.IO.File.WriteAllBytesAsync(path, data, Token);
        return new ExportFile
        {
            Day = Day,
            Path = path,
            Size = data.Length,
            RecordCount = records,
        };
    }
}
