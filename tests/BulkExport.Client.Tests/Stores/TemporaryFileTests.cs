namespace BulkExport.Client.Tests.Stores;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => _directory.Combine("day.json.gz");

    [Fact]
    public async Task Replace_FileExists_Overwrites()
    {
        await File.WriteAllTextAsync(Target, "older", Cancellation);
        await using (var file = TemporaryFile.Create(_directory.Path, Target))
        {
            await file.WriteAsync("newer"u8.ToArray(), Cancellation);
            file.Replace();
        }

        Assert.Equal("newer", await File.ReadAllTextAsync(Target, Cancellation));
        Assert.Equal(["day.json.gz"], _directory.Files);
    }

    [Fact]
    public async Task Replace_ConcurrentWriters_RetainsLast()
    {
        await using (var first = TemporaryFile.Create(_directory.Path, Target))
        await using (var second = TemporaryFile.Create(_directory.Path, Target))
        {
            await second.WriteAsync(new byte[] { 2, 2 }, Cancellation);
            await first.WriteAsync(new byte[] { 1 }, Cancellation);
            first.Replace();
            Assert.Equal([1], await File.ReadAllBytesAsync(Target, Cancellation));
            second.Replace();
        }

        Assert.Equal([2, 2], await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(["day.json.gz"], _directory.Files);
    }

    [Fact]
    public async Task TryPublish_FileExists_ReturnsFalse()
    {
        await File.WriteAllTextAsync(Target, "older", Cancellation);
        await using (var file = TemporaryFile.Create(_directory.Path, Target))
        {
            await file.WriteAsync("newer"u8.ToArray(), Cancellation);
            Assert.False(file.TryPublish());
        }

        Assert.Equal("older", await File.ReadAllTextAsync(Target, Cancellation));
        Assert.Equal(["day.json.gz"], _directory.Files);
    }

    [Fact]
    public async Task Replace_NameOf255Bytes_Succeeds()
    {
        var path = _directory.Combine(new string('n', 255));
        await using (var file = TemporaryFile.Create(_directory.Path, path))
        {
            file.Replace();
        }

        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task WriteAsync_DiskFull_ThrowsAndDeletesFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        var temporary = _directory.Combine("full");
        File.CreateSymbolicLink(temporary, "/dev/full");

        await using (var file = TemporaryFile.Open(temporary, Target, FileMode.Open))
        {
            var thrown = await Assert.ThrowsAsync<BulkExportFileException>(async () => await file.WriteAsync(new byte[1], Cancellation));
            Assert.StartsWith(
                $"The file or directory {Target} could not be read or written: No space left on device",
                thrown.Message,
                StringComparison.Ordinal
            );
        }

        Assert.Empty(_directory.Files);
    }

    public void Dispose() => _directory.Dispose();
}
