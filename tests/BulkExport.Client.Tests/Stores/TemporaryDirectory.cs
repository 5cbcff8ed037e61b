namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides a directory that is deleted on disposal.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    /// <summary>Gets the relative paths of all files, with <c>/</c> as the separator.</summary>
    public IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'));

    public string Combine(string path) => System.IO.Path.Combine(Path, path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
