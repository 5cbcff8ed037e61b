namespace BulkExport.Samples.Demo;

/// <summary>A temporary directory that is deleted with its content on disposal.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bulkexport-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
