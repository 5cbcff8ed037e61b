namespace BulkExport.Client.Tests.Records;

/// <summary>Tests that measure the memory of the process and cannot run in parallel with others.</summary>
[CollectionDefinition(nameof(NonParallelCollection), DisableParallelization = true)]
public sealed class NonParallelCollection;
