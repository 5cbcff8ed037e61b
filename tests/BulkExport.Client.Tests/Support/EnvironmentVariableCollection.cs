namespace BulkExport.Client.Tests;

/// <summary>Tests that change environment variables and cannot run in parallel with others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentVariableCollection
{
    public const string Name = "Environment";
}
