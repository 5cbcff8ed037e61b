namespace BulkExport.Cli.Simulation;

/// <summary>Represents a temporary directory, which is deleted with its content when the instance is disposed.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bulkexport-demo-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
