namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Represents the parts of a gzip member.</summary>
internal sealed record GeneratedMember(byte[] Header, byte[] Deflate, byte[] Trailer)
{
    public byte[] ToArray() => [.. Header, .. Deflate, .. Trailer];
}
