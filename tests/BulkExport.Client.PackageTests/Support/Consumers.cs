namespace BulkExport.Client.PackageTests.Support;

/// <summary>The tests that build and run consumers of the packages and the tool. They do not run in parallel, since a build uses all cores.</summary>
[CollectionDefinition]
public sealed class Consumers : ICollectionFixture<ConsumerWorkspace>, ICollectionFixture<InstalledTool>;
