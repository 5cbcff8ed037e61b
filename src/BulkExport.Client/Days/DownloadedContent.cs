namespace BulkExport.Client;

/// <summary>Represents the verified content of a file.</summary>
/// <param name="Size">The compressed size in bytes.</param>
/// <param name="RecordCount">The number of records.</param>
/// <param name="Sha256">The SHA-256 hash of the compressed content as a lowercase hexadecimal string.</param>
internal sealed record DownloadedContent(long Size, long RecordCount, string Sha256)
{
    /// <summary>Creates a description of the local file with the content.</summary>
    public ExportFile CreateFile(DateOnly day, string path, bool alreadyExisted) =>
        new()
        {
            Day = day,
            Path = path,
            Size = Size,
            RecordCount = RecordCount,
            Sha256 = Sha256,
            AlreadyExisted = alreadyExisted,
        };
}
