using BulkExport.Client.Testing;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests that the stores meet the contract, with and without faults of the service.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class ContractTests(CloudStores stores, ITestOutputHelper output)
{
    private const double FaultProbability = 0.03;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task VerifyAsync_Store_DoesNotThrow(CloudStoreKind kind)
    {
        var container = await stores.CreateContainerAsync(kind);

        await ExportStoreContract.VerifyAsync(
            () => container.CreateStore("twilio").ForAccount("AC00000000000000000000000000000001"),
            Cancellation
        );
    }

    [Theory]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task VerifyAsync_FaultyService_DoesNotThrow(CloudStoreKind kind)
    {
        var seed = Tests.TestRounds.GetSeeds(1).First();
        var container = await stores.CreateContainerAsync(kind);
        await using var proxy = new FaultProxy(container.Endpoint, seed, FaultProbability);
        await proxy.StartAsync();
        var faulty = container with { Endpoint = proxy.Address };

        await ExportStoreContract.VerifyAsync(() => faulty.CreateStore(), Cancellation);

        output.WriteLine($"Seed {seed}: {proxy.Faults} of {proxy.Requests} requests failed");
        Assert.True(proxy.Faults > 50, $"Only {proxy.Faults} faults were injected.");
    }
}
