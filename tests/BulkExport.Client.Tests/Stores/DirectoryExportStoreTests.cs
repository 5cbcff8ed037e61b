namespace BulkExport.Client.Tests.Stores;

public sealed class DirectoryExportStoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DirectoryExportStore Store => new(_directory.Path);

    [Fact]
    public async Task CreateAsync_Uncommitted_WritesToMetadataDirectory()
    {
        await using var writer = await Store.CreateAsync("day=2026-11-01/a.json.gz", Cancellation);
        await writer.WriteAsync(new byte[10], Cancellation);

        var file = Assert.Single(_directory.Files);
        Assert.Matches(@"\A_bulkexport/tmp/\.bulkexport-[0-9a-f]{32}\.tmp\z", file);
    }

    [Fact]
    public async Task CreateAsync_StaleTemporaryFile_DeletesFileAfter24Hours()
    {
        var stale = await CreateFileAsync($"_bulkexport/tmp/.bulkexport-{Guid.NewGuid():N}.tmp", TimeSpan.FromHours(24.1));
        string[] retained =
        [
            await CreateFileAsync($"_bulkexport/tmp/.bulkexport-{Guid.NewGuid():N}.tmp", TimeSpan.FromHours(23.9)),
            await CreateFileAsync("_bulkexport/tmp/.bulkexport-other.tmp", TimeSpan.FromDays(99)),
            await CreateFileAsync($"_bulkexport/tmp/.bulkexport-{Guid.NewGuid():N}.tmp.bak", TimeSpan.FromDays(99)),
            await CreateFileAsync($"_bulkexport/tmp/{Guid.NewGuid():N}.partial", TimeSpan.FromDays(99)),
            await CreateFileAsync($"_bulkexport/.bulkexport-{Guid.NewGuid():N}.tmp", TimeSpan.FromDays(99)),
            await CreateFileAsync("database-dump.partial", TimeSpan.FromDays(99)),
        ];

        await using (await Store.CreateAsync("a", Cancellation))
        {
            Assert.False(File.Exists(_directory.Combine(stale)));
        }

        Assert.Equal(retained.Order(), _directory.Files.Order());
    }

    [Fact]
    public async Task CommitAsync_TemporaryFileDeleted_ThrowsAndRetainsExistingFile()
    {
        await WriteAsync("a", [1]);
        await using (var writer = await Store.CreateAsync("a", Cancellation))
        {
            await writer.WriteAsync(new byte[2], Cancellation);
            File.Delete(_directory.Combine(_directory.Files.Single(file => file.EndsWith(".tmp", StringComparison.Ordinal))));

            await Assert.ThrowsAsync<BulkExportFileException>(async () => await writer.CommitAsync(Cancellation));
        }

        Assert.Equal([1], await File.ReadAllBytesAsync(_directory.Combine("a"), Cancellation));
    }

    [Fact]
    public async Task CreateAsync_PathIsDirectory_Throws()
    {
        Directory.CreateDirectory(_directory.Combine("a"));

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(async () => await Store.CreateAsync("a", Cancellation));

        Assert.Equal(_directory.Combine("a"), thrown.Path);
        Assert.Contains("A directory with that name already exists", thrown.Message, StringComparison.Ordinal);
        Assert.Null(await Store.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task Operations_DirectoryIsFile_Throw()
    {
        var store = new DirectoryExportStore(_directory.Combine("file"));
        await File.WriteAllBytesAsync(store.DirectoryPath, [1], Cancellation);

        foreach (
            var action in new Func<Task>[]
            {
                async () => await store.CreateAsync("a", Cancellation),
                async () => await store.ReadDocumentAsync("_bulkexport/a", Cancellation),
                async () => await store.WriteDocumentAsync("_bulkexport/a", new byte[1], null, Cancellation),
            }
        )
        {
            var thrown = await Assert.ThrowsAsync<BulkExportFileException>(action);
            Assert.Equal(store.DirectoryPath, thrown.Path);
            Assert.Contains("is a file, but the store requires a directory", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await store.ListAsync("", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task WriteDocumentAsync_DocumentIsFile_Throws()
    {
        await CreateFileAsync("_bulkexport/owner", TimeSpan.Zero);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(async () =>
            await Store.WriteDocumentAsync("_bulkexport/owner", new byte[1], null, Cancellation)
        );

        Assert.Equal(_directory.Combine("_bulkexport/owner"), thrown.Path);
    }

    [Fact]
    public async Task ListAsync_UnrelatedFiles_ReturnsOnlyValidPaths()
    {
        await WriteAsync("day=1/a", [1]);
        await CreateFileAsync($"day=1/.bulkexport-{Guid.NewGuid():N}.tmp", TimeSpan.Zero);
        if (!OperatingSystem.IsWindows())
        {
            await CreateFileAsync("day=1/a:b", TimeSpan.Zero);
            Directory.CreateSymbolicLink(_directory.Combine("day=1/cycle"), _directory.Path);
        }

        Assert.Equal(["day=1/a"], await Store.ListAsync("day", Cancellation).Select(file => file.Path).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task WriteDocumentAsync_RetentionElapsed_DeletesReplacedVersions()
    {
        const string Path = "_bulkexport/a";
        string? version = null;
        for (byte i = 1; i <= 5; i++)
        {
            version = await Store.WriteDocumentAsync(Path, new[] { i }, version, Cancellation);
        }

        Assert.Equal(5, Versions().Length);
        foreach (var file in Versions())
        {
            File.SetLastWriteTimeUtc(_directory.Combine(file), DateTime.UnixEpoch);
        }

        version = await Store.WriteDocumentAsync(Path, new byte[] { 6 }, version, Cancellation);

        Assert.Equal(["_bulkexport/a/00000005", "_bulkexport/a/00000006"], Versions());
        Assert.Equal(version, (await Store.ReadDocumentAsync(Path, Cancellation))!.Version);

        string[] Versions() => [.. _directory.Files.Where(file => !file.EndsWith(".cleaned", StringComparison.Ordinal)).Order()];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task WriteDocumentAsync_SuspendedUntilVersionDeleted_ReturnsNull(int listedCount)
    {
        string? version = null;
        for (byte i = 1; i <= 7; i++)
        {
            version = await Store.WriteDocumentAsync("_bulkexport/a", new[] { i }, version, Cancellation);
        }

        foreach (var file in _directory.Files.ToArray())
        {
            File.SetLastWriteTimeUtc(_directory.Combine(file), DateTime.UnixEpoch);
        }

        version = await Store.WriteDocumentAsync("_bulkexport/a", new byte[] { 8 }, version, Cancellation);
        var documents = new VersionedDocuments(_directory.Combine("_bulkexport/tmp"));
        long[] versions = [.. Enumerable.Range(1, listedCount)];

        Assert.Null(await documents.WriteAsync(_directory.Combine("_bulkexport/a"), new byte[1], versions, Cancellation));

        Assert.Equal(version, (await Store.ReadDocumentAsync("_bulkexport/a", Cancellation))!.Version);
        Assert.DoesNotContain($"_bulkexport/a/{listedCount + 1:D8}", _directory.Files);
    }

    [Fact]
    public void Equals_SameDirectory_ReturnsTrue()
    {
        Assert.Equal(Store, new DirectoryExportStore(Path.Combine(_directory.Path, "a", "..")));
        Assert.Equal(Store.GetHashCode(), Store.GetHashCode());
        Assert.NotEqual(Store, new DirectoryExportStore(_directory.Combine("a")));
        Assert.Equal(_directory.Path, Store.ToString());
        Assert.Throws<ArgumentException>(() => new DirectoryExportStore(" "));
    }

    public void Dispose() => _directory.Dispose();

    private async Task WriteAsync(string path, byte[] content)
    {
        await using var writer = await Store.CreateAsync(path, Cancellation);
        await writer.WriteAsync(content, Cancellation);
        await writer.CommitAsync(Cancellation);
    }

    private async Task<string> CreateFileAsync(string path, TimeSpan age)
    {
        var fullPath = _directory.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        await File.WriteAllBytesAsync(fullPath, [1], Cancellation);
        File.SetLastWriteTimeUtc(fullPath, File.GetLastWriteTimeUtc(fullPath) - age);
        return path;
    }
}
