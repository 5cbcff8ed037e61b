namespace BulkExport.Client;

/// <summary>Describes the content of a file that was read to its end and verified.</summary>
/// <param name="Size">The compressed size in bytes.</param>
/// <param name="RecordCount">The number of records.</param>
/// <param name="Sha256">The SHA-256 of the compressed content, in lower-case hexadecimal digits.</param>
internal sealed record DownloadedContent(long Size, long RecordCount, string Sha256);
