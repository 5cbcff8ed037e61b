namespace BulkExport.Client;

/// <summary>Describes a file in an <see cref="IExportStore"/>.</summary>
/// <param name="Path">The path of the file in the store.</param>
/// <param name="Length">The length of the file in bytes.</param>
/// <param name="Version">A value that changes whenever the file is replaced, such as an entity tag.</param>
public sealed record ExportStoreFile(string Path, long Length, string Version);
