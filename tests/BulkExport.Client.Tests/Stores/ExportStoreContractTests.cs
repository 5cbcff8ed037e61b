using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

public class ExportStoreContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Violations => [.. ContractViolations.All.Keys];

    [Fact]
    public async Task VerifyAsync_DirectoryStore_Succeeds()
    {
        using var directory = new TemporaryDirectory();

        await ExportStoreContract.VerifyAsync(() => new DirectoryExportStore(directory.Path), Cancellation);

        Assert.All(directory.Files, file => Assert.StartsWith("_bulkexport/contract-", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task VerifyAsync_InMemoryStore_Succeeds()
    {
        var store = new InMemoryExportStore();

        await ExportStoreContract.VerifyAsync(() => store, Cancellation);

        Assert.Empty(await store.ListAsync("", Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task VerifyAsync_ContractViolation_ThrowsWithRule(string violation)
    {
        var storage = new InMemoryExportStore();
        var (rule, create) = ContractViolations.All[violation];

        var thrown = await Assert.ThrowsAsync<ExportStoreContractException>(() =>
            ExportStoreContract.VerifyAsync(() => create(storage), Cancellation)
        );

        Assert.Equal(rule, thrown.Rule);
        Assert.StartsWith($"The store violates the rule '{rule}': ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_All_HaveViolationTest() =>
        Assert.Empty(ExportStoreContract.Rules.Except(ContractViolations.All.Values.Select(violation => violation.Rule)));

    [Fact]
    public async Task VerifyAsync_Canceled_ThrowsOperationCanceledException() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ExportStoreContract.VerifyAsync(() => new InMemoryExportStore(), new CancellationToken(canceled: true))
        );
}
