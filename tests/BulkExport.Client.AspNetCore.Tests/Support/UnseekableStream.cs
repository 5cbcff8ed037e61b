namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>A stream of zeros whose length is not known in advance.</summary>
internal sealed class UnseekableStream(int length) : MemoryStream(new byte[length], writable: false)
{
    public override bool CanSeek => false;
}
