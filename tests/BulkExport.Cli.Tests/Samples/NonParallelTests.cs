namespace BulkExport.Cli.Tests.Samples;

/// <summary>Tests that replace <see cref="Console.Out"/>, which is global.</summary>
[CollectionDefinition(nameof(NonParallelTests), DisableParallelization = true)]
public sealed class NonParallelTests;
