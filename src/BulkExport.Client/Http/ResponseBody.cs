using System.Text;

namespace BulkExport.Client;

/// <summary>The body of an answer, in a rented buffer.</summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>The longest answer that is read: five times a full page of 1,000 jobs of 366 days each.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    private const int UsualLength = 4096;

    /// <summary>What is announced may never come: memory for more than this is taken as it comes.</summary>
    private const int MostAhead = 1024 * 1024;

    private byte[]? _buffer;
    private int _length;

    /// <summary>The body, without the byte order mark that a proxy may have put before it.</summary>
    public ReadOnlySpan<byte> Span => Read.StartsWith(Encoding.UTF8.Preamble) ? Read[Encoding.UTF8.Preamble.Length..] : Read;

    /// <summary>Whether the answer went on after what was read of it.</summary>
    public bool IsCut { get; private set; }

    private ReadOnlySpan<byte> Read => _buffer.AsSpan(0, _length);

    /// <summary>Reads the body to its end, or to the limit.</summary>
    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, int maxLength, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new ResponseBody();
        var promised = content.Headers.ContentLength;
        var length = Math.Clamp(promised ?? UsualLength, 0, Math.Min(maxLength, MostAhead));
        body._buffer = BufferPool.Rent((int)length + 1); // one more, to find that a body is too long
        try
        {
            while (true)
            {
                if (body._length == body._buffer.Length)
                {
                    body.Grow(maxLength);
                }

                var read = await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return body;
                }

                body._length += read;
                if (body._length == promised && promised <= maxLength)
                {
                    return body; // the connection knows the end too, and needs no read to find it
                }

                if (body._length > maxLength)
                {
                    body._length = maxLength;
                    body.IsCut = true;
                    return body;
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            BufferPool.Return(_buffer);
            _buffer = null;
            _length = 0;
        }
    }

    private void Grow(int maxLength)
    {
        var larger = BufferPool.Rent(Math.Min(_buffer!.Length * 2, Math.Max(maxLength, _buffer.Length) + 1)); // one more, as above
        Read.CopyTo(larger);
        BufferPool.Return(_buffer);
        _buffer = larger;
    }
}
