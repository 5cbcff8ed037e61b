namespace BulkExport.Client.Tests.IO;

public sealed class FileSystemGuardTests
{
    private const string Path = "/data/day.json.gz";

    private static readonly IOException Full = new("No space left on device.");

    [Fact]
    public async Task Run_FileSystemException_ThrowsWithPathAndReason()
    {
        AssertIsOurs(Assert.Throws<BulkExportFileException>(() => FileSystemGuard.Run(Path, () => throw Full)));
        AssertIsOurs(Assert.Throws<BulkExportFileException>(() => FileSystemGuard.Run<int>(Path, () => throw Full)));
        AssertIsOurs(await Assert.ThrowsAsync<BulkExportFileException>(() => FileSystemGuard.RunAsync(Path, () => throw Full).AsTask()));
    }

    [Fact]
    public void IsFileSystemException_EachType_IncludesWriteErrors()
    {
        foreach (var failure in new Exception[] { Full, new UnauthorizedAccessException() })
        {
            Assert.True(FileSystemGuard.IsReadException(failure));
            Assert.True(FileSystemGuard.IsFileSystemException(failure));
        }

        Assert.False(FileSystemGuard.IsReadException(new NotSupportedException()));
        Assert.True(FileSystemGuard.IsFileSystemException(new NotSupportedException()));
    }

    [Fact]
    public void Run_Success_ReturnsResult()
    {
        var done = 0;

        FileSystemGuard.Run(
            Path,
            () =>
            {
                done++;
            }
        );

        Assert.Equal(1, done);
        Assert.Equal(5, FileSystemGuard.Run(Path, () => 5));
    }

    [Fact]
    public async Task Run_OtherException_IsNotWrapped()
    {
        var bug = new InvalidOperationException();

        Assert.Same(bug, Assert.Throws<InvalidOperationException>(() => FileSystemGuard.Run(Path, () => throw bug)));
        Assert.Same(
            bug,
            await Assert.ThrowsAsync<InvalidOperationException>(() => FileSystemGuard.RunAsync(Path, () => throw bug).AsTask())
        );
    }

    [Fact]
    public void RunBestEffort_FileSystemException_IsIgnored()
    {
        var count = 0;

        FileSystemGuard.RunBestEffort(() =>
        {
            count++;
            throw Full;
        });

        Assert.Equal(1, count);
        Assert.Throws<InvalidOperationException>(() => FileSystemGuard.RunBestEffort(() => throw new InvalidOperationException()));
    }

    private static void AssertIsOurs(BulkExportFileException failure)
    {
        Assert.Equal(
            $"The file or directory {Path} could not be read or written: No space left on device. Check the path, its permissions and the available disk space.",
            failure.Message
        );
        Assert.Equal(Path, failure.Path);
        Assert.Same(Full, failure.InnerException);
    }
}
