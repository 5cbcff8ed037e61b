namespace BulkExport.Client.Tests.Errors;

public sealed class LocalFileTests
{
    private const string Path = "/data/day.json.gz";

    private static readonly IOException Full = new("No space left on device.");

    [Fact]
    public async Task Guard_RefusedByTheFileSystem_NamesTheFileAndTheReason()
    {
        AssertIsOurs(Assert.Throws<BulkExportFileException>(() => LocalFile.Guard(Path, () => throw Full)));
        AssertIsOurs(Assert.Throws<BulkExportFileException>(() => LocalFile.Guard<int>(Path, () => throw Full)));
        AssertIsOurs(await Assert.ThrowsAsync<BulkExportFileException>(() => LocalFile.GuardAsync(Path, () => throw Full).AsTask()));
    }

    [Fact]
    public void IsOfTheFileSystem_OfEachKind_IncludesWhatOnlyWritingMeets()
    {
        foreach (var failure in new Exception[] { Full, new UnauthorizedAccessException() })
        {
            Assert.True(LocalFile.IsOfReading(failure));
            Assert.True(LocalFile.IsOfTheFileSystem(failure));
        }

        Assert.False(LocalFile.IsOfReading(new NotSupportedException()));
        Assert.True(LocalFile.IsOfTheFileSystem(new NotSupportedException()));
    }

    [Fact]
    public void Guard_NothingFails_GivesTheResult()
    {
        var done = 0;

        LocalFile.Guard(
            Path,
            () =>
            {
                done++;
            }
        );

        Assert.Equal(1, done);
        Assert.Equal(5, LocalFile.Guard(Path, () => 5));
    }

    [Fact]
    public async Task Guard_FailedOtherwise_IsLeftAlone()
    {
        var bug = new InvalidOperationException();

        Assert.Same(bug, Assert.Throws<InvalidOperationException>(() => LocalFile.Guard(Path, () => throw bug)));
        Assert.Same(bug, await Assert.ThrowsAsync<InvalidOperationException>(() => LocalFile.GuardAsync(Path, () => throw bug).AsTask()));
    }

    private static void AssertIsOurs(BulkExportFileException failure)
    {
        Assert.Equal(
            $"The file {Path} cannot be used: No space left on device. Check the path, its permissions and the space on the disk.",
            failure.Message
        );
        Assert.Equal(Path, failure.Path);
        Assert.Same(Full, failure.InnerException);
    }
}
