namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>Tests that measure the memory of the process and cannot run in parallel with others.</summary>
[CollectionDefinition(nameof(MemoryCollection), DisableParallelization = true)]
public sealed class MemoryCollection;
