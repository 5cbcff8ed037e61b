namespace BulkExport.Client.Tests;

/// <summary>Tests that change the environment, which is everybody's: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentVariableCollection
{
    public const string Name = "Environment";
}
