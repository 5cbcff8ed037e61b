namespace BulkExport.Cli.Stores;

/// <summary>Represents the path of a directory.</summary>
internal sealed record DirectoryLocation(string Path) : StoreLocation
{
    public override IExportStore CreateStore(Func<string, string?> readVariable) => new DirectoryExportStore(Path);

    public override string ToString() => System.IO.Path.GetFullPath(Path);
}
