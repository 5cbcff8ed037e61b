namespace BulkExport.Client.CloudStoreTests;

/// <summary>The collection of all tests with emulators, which do not run in parallel.</summary>
[CollectionDefinition(nameof(CloudStoreCollection))]
public sealed class CloudStoreCollection : ICollectionFixture<CloudStores>;
