using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports of several accounts to one store.</summary>
public sealed class AccountExportTests : IAsyncDisposable
{
    private static readonly DateOnly FirstDay = new(2026, 11, 1);

    private readonly TemporaryDirectory _directory = new();
    private readonly AutoAdvanceTimeProvider _timeProvider = new();
    private readonly SimulatedBulkExport _service;
    private readonly BulkExportClient _first;
    private readonly BulkExportClient _second;

    public AccountExportTests()
    {
        _service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = _timeProvider, RecordsPerDay = (_, _) => 20 });
        _first = new BulkExportClient(_service.Accounts[0].CreateClientOptions(), _timeProvider);
        _second = new BulkExportClient(_service.Accounts.Add().CreateClientOptions(), _timeProvider);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _service.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExportAsync_TwoAccountsConcurrently_VerifiesFilesOfBoth(bool usesDirectory)
    {
        var shared = usesDirectory ? new DirectoryExportStore(_directory.Path) : (IExportStore)new InMemoryExportStore();

        var results = await Task.WhenAll(ExportAsync(_first, shared), ExportAsync(_second, shared));

        Assert.All(results, result => Assert.True(result.IsComplete));
        foreach (var account in _service.Accounts)
        {
            var partition = shared.ForAccount(account.AccountSid);
            var files = await partition
                .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
                .ToListAsync(Cancellation);
            Assert.Equal(3, files.Count);
            foreach (var file in files)
            {
                Assert.Equal(usesDirectory ? null : partition, file.Store);
                Assert.Equal(usesDirectory, Path.IsPathFullyQualified(file.Path) && File.Exists(file.Path));
                var reader = new ExportFileReader(file);
                await reader.VerifyAsync(Cancellation);
                var prices = await reader
                    .ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation)
                    .Select(record => record.Price ?? 0)
                    .ToListAsync(Cancellation);
                Assert.Equal(account.Files.Get(ResourceType.Messages, file.Day).PriceSum, prices.Sum());
            }

            var status = await partition.GetStatusAsync(FirstDay.AddDays(2), Cancellation);
            Assert.Equal((account.AccountSid, true), (status.AccountSid, status.IsComplete));
            Assert.Equal(files, Assert.Single(status.Resources).Files);
        }
    }

    [Fact]
    public async Task ExportAsync_PartitionOfAnotherAccount_ThrowsAndWritesNothing()
    {
        var partition = new DirectoryExportStore(_directory.Path).ForAccount(_second.AccountSid!);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => ExportAsync(_first, partition));

        Assert.Equal(
            $"The store is the partition of account {_second.AccountSid}, but the client uses account {_first.AccountSid}. Use the partition of the account of the client: store.ForAccount(client.AccountSid).",
            thrown.Message
        );
        Assert.Equal(Path.Combine(_directory.Path, "_bulkexport", $"account={_second.AccountSid}", "owner.json"), thrown.Path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task ExportAsync_SharedStoreOfAnotherAccount_ThrowsWithPartition()
    {
        var shared = new InMemoryExportStore();
        await StoreOwnership.ClaimAsync(shared, _second.AccountSid, Cancellation);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => ExportAsync(_first, shared, partition: false));

        Assert.EndsWith(
            "Use a separate store for each account, or a partition of the store for each account: store.ForAccount(client.AccountSid).",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void AccountSid_ApiKeyOnly_ReturnsNull(string? accountSid)
    {
        using var client = new BulkExportClient(
            new BulkExportClientOptions
            {
                AccountSid = accountSid,
                ApiKeySid = _service.ApiKeySid,
                ApiKeySecret = _service.ApiKeySecret,
            }
        );

        Assert.Null(client.AccountSid);
        Assert.Equal(_service.AccountSid, _first.AccountSid);
    }

    private static Task<ExportResult> ExportAsync(BulkExportClient client, IExportStore store, bool partition = true) =>
        client.ExportAsync(
            new CreateJobRequest
            {
                ResourceType = ResourceType.Messages,
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(2),
                FriendlyName = "November",
            },
            partition && store is not AccountExportStore ? store.ForAccount(client.AccountSid!) : store,
            cancellationToken: Cancellation
        );
}
