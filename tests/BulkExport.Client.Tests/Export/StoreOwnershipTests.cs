using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.Export;

public class StoreOwnershipTests
{
    private const string First = "AC00000000000000000000000000000001";
    private const string Second = "AC00000000000000000000000000000002";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClaimAsync_SameAccountAgain_Succeeds()
    {
        var store = new InMemoryExportStore();

        await StoreOwnership.ClaimAsync(store, First, Cancellation);
        await StoreOwnership.ClaimAsync(store, First, Cancellation);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => StoreOwnership.ClaimAsync(store, Second, Cancellation));
        Assert.StartsWith(
            $"The store belongs to account {First} according to _bulkexport/owner.json",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ClaimAsync_TwoAccountsConcurrently_SucceedsForExactlyOne()
    {
        using var directory = new TemporaryDirectory();
        for (var round = 0; round < 1000; round++)
        {
            var path = directory.Combine($"{round}");
            var results = await Task.WhenAll(
                new[] { First, Second }.Select(account => Task.Run(() => TryClaimAsync(path, account), Cancellation))
            );

            Assert.Equal(1, results.Count(succeeded => succeeded));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task ClaimAsync_ApiKeyWithoutAccount_ThrowsAndWritesNothing(string? accountSid)
    {
        var store = new InMemoryExportStore();

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => StoreOwnership.ClaimAsync(store, accountSid, Cancellation));

        Assert.Contains("Set the AccountSid option", thrown.Message, StringComparison.Ordinal);
        Assert.Null(await store.ReadDocumentAsync(ExportPaths.OwnerPath, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"formatVersion":1}""")]
    [InlineData("""{"formatVersion":1,"accountSid":""}""")]
    public async Task ClaimAsync_InvalidDocument_Throws(string json)
    {
        var store = new InMemoryExportStore();
        await store.WriteDocumentAsync(ExportPaths.OwnerPath, System.Text.Encoding.UTF8.GetBytes(json), null, Cancellation);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => StoreOwnership.ClaimAsync(store, First, Cancellation));

        Assert.StartsWith("The document _bulkexport/owner.json is not valid", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_KeyOfTheSameAccountIsRotated_UsesTheStore()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync(1);
        await using var rotated = Build(fixture, fixture.Service.AccountSid);

        var result = await ExportAsync(rotated, fixture);

        Assert.True(result.IsComplete);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Second)]
    public async Task ExportAsync_StoreOfAnotherOrUnknownAccount_ThrowsAndSendsNothing(string? accountSid)
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync(1);
        await using var other = Build(fixture, accountSid);
        fixture.Service.Requests.Clear();

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => ExportAsync(other, fixture));
        var client = other.GetRequiredService<IBulkExportClient>();
        await Assert.ThrowsAsync<BulkExportFileException>(() =>
            client.DownloadJobAsync(TestAccount.JobSid, fixture.DirectoryPath, cancellationToken: Cancellation)
        );

        Assert.EndsWith("owner.json", thrown.Path, StringComparison.Ordinal);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_ApiKeyWithoutAccountSid_ThrowsAndWritesNothing()
    {
        await using var fixture = new ExportFixture();
        await using var provider = Build(fixture, accountSid: null);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => ExportAsync(provider, fixture));

        Assert.Contains(
            "Set the AccountSid option, or the environment variable TWILIO_ACCOUNT_SID if the options are created from the environment.",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(fixture.Service.Requests);
        Assert.False(Directory.Exists(fixture.DirectoryPath));
    }

    private static ServiceProvider Build(ExportFixture fixture, string? accountSid) =>
        TestClientFactory.Build(
            fixture.Service,
            fixture.TimeProvider,
            options =>
            {
                (options.AccountSid, options.AuthToken) = (accountSid, null);
                (options.ApiKeySid, options.ApiKeySecret) = (fixture.Service.ApiKeySid, fixture.Service.ApiKeySecret);
            }
        );

    private static Task<ExportResult> ExportAsync(ServiceProvider provider, ExportFixture fixture) =>
        provider
            .GetRequiredService<IBulkExportClient>()
            .ExportAsync(ExportFixture.CreateRequest(2), fixture.DirectoryPath, cancellationToken: Cancellation);

    private static async Task<bool> TryClaimAsync(string path, string accountSid)
    {
        try
        {
            await StoreOwnership.ClaimAsync(new DirectoryExportStore(path), accountSid, Cancellation);
            return true;
        }
        catch (BulkExportFileException)
        {
            return false;
        }
    }
}
