namespace BulkExport.Client.Tests.Days;

/// <summary>Tests the paths of downloads.</summary>
public sealed class DownloadPathTests : DownloadTestBase
{
    [Theory]
    [InlineData("/")]
    [InlineData("directory/")]
    public async Task DownloadAsync_PathWithoutFileName_ThrowsArgumentException(string path)
    {
        var handler = StubHandler.WithJob();
        using var client = TestClientFactory.CreateWithoutRetries(handler);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Days.DownloadAsync(ResourceType.Messages, Day, path, cancellationToken: Cancellation)
        );

        Assert.Equal("path", exception.ParamName);
        Assert.StartsWith("The path is that of a directory. Specify the path of a file", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task DownloadAsync_FileNameOf255Characters_WritesFile()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        var path = Path.Combine(TestDirectory, new string('a', 255));

        await fixture.Client.Days.DownloadAsync(ResourceType.Messages, Day, path, cancellationToken: Cancellation);

        Assert.True(File.Exists(path));
        AssertNoTempFiles();
    }

    [Fact]
    public async Task DownloadAsync_TargetIsDirectory_ThrowsFileException()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        Directory.CreateDirectory(Target);

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(() => DownloadAsync(fixture.Client));

        Assert.Equal(Target, exception.Path);
        Assert.Contains("The path is a directory", exception.Message, StringComparison.Ordinal);
        AssertNoTempFiles();
    }

    [Fact]
    public async Task DownloadAsync_DirectoryIsFile_ThrowsFileException()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        await File.WriteAllTextAsync(Path.GetDirectoryName(Target)!, "", Cancellation);

        await Assert.ThrowsAsync<BulkExportFileException>(() => DownloadAsync(fixture.Client));
    }
}
