using System.IO.Compression;

namespace BulkExport.Client.Testing;

/// <summary>Writes gzip data as a sequence of members, whose boundaries are independent of line boundaries.</summary>
/// <param name="destination">The destination stream, which remains open.</param>
/// <param name="getMemberLength">The callback that returns the uncompressed length of the next member, in bytes.</param>
internal sealed class MultiMemberGzipWriter(Stream destination, Func<long> getMemberLength) : IDisposable
{
    /// <summary>A gzip member without content.</summary>
    private static readonly byte[] EmptyMember = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private GZipStream? _member;
    private long _remaining;
    private bool _hasWritten;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_member is null)
            {
                _member = new GZipStream(destination, CompressionLevel.Fastest, leaveOpen: true);
                _remaining = getMemberLength();
                _hasWritten = true;
            }

            var count = (int)Math.Min(bytes.Length, _remaining);
            _member.Write(bytes[..count]);
            bytes = bytes[count..];
            _remaining -= count;
            if (_remaining == 0)
            {
                EndMember();
            }
        }
    }

    public void Dispose()
    {
        EndMember();
        if (!_hasWritten)
        {
            destination.Write(EmptyMember);
        }
    }

    private void EndMember()
    {
        _member?.Dispose();
        _member = null;
    }
}
