using System.IO.Compression;

namespace BulkExport.Client.Testing;

/// <summary>Writes gzip, in several members one after another. They end anywhere, in the middle of a line too.</summary>
/// <param name="to">Where to. It stays open.</param>
/// <param name="lengthOfNext">How many bytes the next member holds, uncompressed.</param>
internal sealed class GzipMembers(Stream to, Func<long> lengthOfNext) : IDisposable
{
    /// <summary>The smallest gzip: a member that holds nothing.</summary>
    private static readonly byte[] Nothing = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private GZipStream? _member;
    private long _left;
    private bool _hasWritten;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_member is null)
            {
                _member = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
                _left = lengthOfNext();
                _hasWritten = true;
            }

            var count = (int)Math.Min(bytes.Length, _left);
            _member.Write(bytes[..count]);
            bytes = bytes[count..];
            _left -= count;
            if (_left == 0)
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
            to.Write(Nothing);
        }
    }

    private void EndMember()
    {
        _member?.Dispose();
        _member = null;
    }
}
