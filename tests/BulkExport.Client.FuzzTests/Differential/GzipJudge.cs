using System.Buffers;
using System.Runtime.InteropServices;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Decompresses gzip data with zlib, and decides about members and trailing data as <c>gzip -t</c> does.</summary>
/// <remarks>
/// After the last member, <c>gzip</c> 1.12 ignores zero bytes up to the end of the file, reports a single other byte as a truncated member,
/// and ignores any other data with a warning and exit code 2. An empty file is truncated.
/// </remarks>
internal sealed unsafe class GzipJudge : IDisposable
{
    private const int OutputLength = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly ZStream* _stream = (ZStream*)NativeMemory.AllocZeroed((nuint)sizeof(ZStream));

    public GzipJudge()
    {
        if (Zlib.InflateInit(_stream, Zlib.GzipWindowBits, Zlib.GetVersion(), sizeof(ZStream)) != Zlib.Ok)
        {
            throw new InvalidOperationException("inflateInit2 failed.");
        }
    }

    /// <summary>Gets the data that was decompressed, up to the first error.</summary>
    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    public GzipVerdict Decompress(ReadOnlySpan<byte> data)
    {
        _content.ResetWrittenCount();
        for (var isFirst = true; ; isFirst = false)
        {
            switch (data)
            {
                case []:
                    return isFirst ? GzipVerdict.Rejected : GzipVerdict.Accepted;
                case [0x1F, 0x8B, ..]:
                    if (!DecompressMember(ref data))
                    {
                        return GzipVerdict.Rejected;
                    }

                    break;
                case [0x1F, 0x9D or 0x9E or 0xA0 or 0x1E, ..] or [(byte)'P', (byte)'K', 3, 4, ..]:
                    return GzipVerdict.OtherFormat;
                case [0, ..] when !isFirst:
                    return data.ContainsAnyExcept((byte)0) ? GzipVerdict.TrailingGarbage : GzipVerdict.Accepted;
                default:
                    return isFirst || data.Length == 1 ? GzipVerdict.Rejected : GzipVerdict.TrailingGarbage;
            }
        }
    }

    public void Dispose()
    {
        _ = Zlib.InflateEnd(_stream);
        NativeMemory.Free(_stream);
    }

    private bool DecompressMember(ref ReadOnlySpan<byte> data)
    {
        _ = Zlib.InflateReset(_stream);
        fixed (byte* input = data)
        {
            _stream->NextIn = input;
            _stream->AvailIn = (uint)data.Length;
            int result;
            do
            {
                fixed (byte* output = _content.GetSpan(OutputLength))
                {
                    _stream->NextOut = output;
                    _stream->AvailOut = OutputLength;
                    result = Zlib.Inflate(_stream, flush: 0);
                }

                _content.Advance(OutputLength - (int)_stream->AvailOut);
            } while (result == Zlib.Ok && (_stream->AvailIn > 0 || _stream->AvailOut == 0));

            data = data[^(int)_stream->AvailIn..];
            return result == Zlib.StreamEnd;
        }
    }
}
