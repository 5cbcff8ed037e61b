using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Docs;

// <stores-contract>
public class MyStoreTests
{
    [Fact]
    public async Task VerifyAsync_MyStore_DoesNotThrow()
    {
        var store = new InMemoryExportStore(); // your store

        await ExportStoreContract.VerifyAsync(() => store, TestContext.Current.CancellationToken);
    }
}
// </stores-contract>
