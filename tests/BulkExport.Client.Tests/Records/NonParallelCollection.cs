namespace BulkExport.Client.Tests.Records;

/// <summary>Tests that measure the process, and so run while no other does.</summary>
[CollectionDefinition(nameof(NonParallelCollection), DisableParallelization = true)]
public sealed class NonParallelCollection;
