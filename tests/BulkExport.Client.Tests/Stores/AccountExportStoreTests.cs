using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Tests the partition of an account in a store.</summary>
public class AccountExportStoreTests
{
    private const string First = "AC00000000000000000000000000000001";
    private const string Second = "AC00000000000000000000000000000002";
    private const string FilePath = "resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz";
    private const string DocumentPath = "_bulkexport/owner.json";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VerifyAsync_PartitionOfDirectory_Succeeds()
    {
        using var directory = new TemporaryDirectory();

        await ExportStoreContract.VerifyAsync(() => new DirectoryExportStore(directory.Path).ForAccount(First), Cancellation);

        Assert.All(directory.Files, file => Assert.StartsWith($"_bulkexport/account={First}/contract-", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task VerifyAsync_PartitionOfInMemoryStore_Succeeds()
    {
        var store = new InMemoryExportStore();

        await ExportStoreContract.VerifyAsync(() => store.ForAccount(First), Cancellation);

        Assert.Empty(await store.ListAsync("", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task CreateAsync_File_IsInPartitionOfSharedStore()
    {
        var shared = new InMemoryExportStore();
        var partition = shared.ForAccount(First);

        var file = await WriteAsync(partition, FilePath);

        Assert.Equal(FilePath, file.Path);
        Assert.Equal(file, await partition.FindAsync(FilePath, Cancellation));
        Assert.Equal([file], await partition.ListAsync("resource_type=M", Cancellation).ToListAsync(Cancellation));
        var found = Assert.Single(await shared.ListAsync("", Cancellation).ToListAsync(Cancellation));
        Assert.Equal(file with { Path = $"account={First}/{FilePath}" }, found);
    }

    [Fact]
    public async Task WriteDocumentAsync_Document_IsBelowMetadataDirectoryOfSharedStore()
    {
        var shared = new InMemoryExportStore();

        var version = await shared.ForAccount(First).WriteDocumentAsync(DocumentPath, "{}"u8.ToArray(), null, Cancellation);

        Assert.Null(await shared.ReadDocumentAsync(DocumentPath, Cancellation));
        Assert.Equal(version, (await shared.ReadDocumentAsync($"_bulkexport/account={First}/owner.json", Cancellation))?.Version);
    }

    [Fact]
    public async Task Members_TwoPartitions_DoNotSeeEachOther()
    {
        var shared = new InMemoryExportStore();
        var (first, second) = (shared.ForAccount(First), shared.ForAccount(Second));
        await WriteAsync(first, FilePath);
        await first.WriteDocumentAsync(DocumentPath, "{}"u8.ToArray(), null, Cancellation);

        Assert.Null(await second.FindAsync(FilePath, Cancellation));
        Assert.Null(await second.OpenReadAsync(FilePath, Cancellation));
        Assert.Null(await second.ReadDocumentAsync(DocumentPath, Cancellation));
        Assert.Empty(await second.ListAsync("", Cancellation).ToListAsync(Cancellation));
        Assert.False(await second.DeleteAsync(FilePath, Cancellation));
        Assert.True(await first.DeleteAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task ListAsync_FileWithReservedPath_IsSkipped()
    {
        var shared = new InMemoryExportStore();
        await WriteAsync(shared, $"account={First}/_bulkexport/x");

        Assert.Empty(await shared.ForAccount(First).ListAsync("", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task CreateAsync_StaleTemporaryFile_IsDeleted()
    {
        using var directory = new TemporaryDirectory();
        var stale = directory.Combine($"_bulkexport/tmp/.bulkexport-{Guid.Empty:N}.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(stale)!);
        await File.WriteAllTextAsync(stale, "x", Cancellation);
        File.SetLastWriteTimeUtc(stale, DateTime.UtcNow - TemporaryFile.StaleAfter - TimeSpan.FromHours(1));

        await WriteAsync(new DirectoryExportStore(directory.Path).ForAccount(First), FilePath);

        Assert.Equal([$"account={First}/{FilePath}"], directory.Files);
    }

    [Fact]
    public void ForAccount_SameAccount_ReturnsSameStore()
    {
        var partition = new InMemoryExportStore().ForAccount(First);

        Assert.Same(partition, partition.ForAccount(First));
    }

    [Fact]
    public void ForAccount_PartitionOfAnotherAccount_Throws()
    {
        var partition = new InMemoryExportStore().ForAccount(First);

        var thrown = Assert.Throws<ArgumentException>("store", () => partition.ForAccount(Second));

        Assert.StartsWith($"The store is the partition of account {First}.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AC")]
    [InlineData("SK00000000000000000000000000000001")]
    [InlineData("AC0000000000000000000000000000000/")]
    public void ForAccount_InvalidSid_ThrowsWithoutValue(string accountSid)
    {
        var thrown = Assert.Throws<ArgumentException>(nameof(accountSid), () => new InMemoryExportStore().ForAccount(accountSid));

        Assert.StartsWith("The value must be AC followed by 32 hexadecimal digits.", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0000", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ForAccount_ClientWithoutAccountSid_ThrowsWithOption()
    {
        using var client = new BulkExportClient(
            new BulkExportClientOptions { ApiKeySid = "SK00000000000000000000000000000001", ApiKeySecret = "secret" }
        );

        var thrown = Assert.Throws<ArgumentNullException>("accountSid", () => new InMemoryExportStore().ForAccount(client.AccountSid!));

        Assert.Contains("set the option AccountSid", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_SameDirectoryAndAccount_ReturnsTrue()
    {
        var partition = new DirectoryExportStore("exports").ForAccount(First);

        Assert.Equal(partition, new DirectoryExportStore("exports").ForAccount(First));
        Assert.Equal(partition.GetHashCode(), new DirectoryExportStore("exports").ForAccount(First).GetHashCode());
        Assert.NotEqual(partition, new DirectoryExportStore("exports").ForAccount(Second));
        Assert.NotEqual(partition, new DirectoryExportStore("other").ForAccount(First));
        Assert.Equal(Path.GetFullPath($"exports/account={First}"), partition.ToString());
    }

    [Fact]
    public void GetDisplayPath_Partition_ReturnsPathInSharedStore()
    {
        Assert.Equal(
            Path.GetFullPath($"exports/account={First}/{FilePath}"),
            ExportPaths.GetDisplayPath(new DirectoryExportStore("exports").ForAccount(First), FilePath)
        );
        Assert.Equal(
            $"_bulkexport/account={First}/owner.json",
            ExportPaths.GetDisplayPath(new InMemoryExportStore().ForAccount(First), DocumentPath)
        );
    }

    private static async Task<ExportStoreFile> WriteAsync(IExportStore store, string path)
    {
        await using var writer = await store.CreateAsync(path, Cancellation);
        await writer.WriteAsync("content"u8.ToArray(), Cancellation);
        return await writer.CommitAsync(Cancellation);
    }
}
