using System.Text;

namespace BulkExport.Client;

/// <summary>Represents the body of a response in a pooled buffer.</summary>
internal sealed class BufferedResponseContent : IDisposable
{
    /// <summary>The maximum length of a body in bytes, about five times the length of a page with 1,000 jobs of 366 days each.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    private const int DefaultCapacity = 4096;

    /// <summary>The maximum initial capacity in bytes, even if <c>Content-Length</c> is larger. The buffer grows as a longer body is
    /// received.</summary>
    private const int MaxInitialCapacity = 1024 * 1024;

    private byte[]? _buffer;
    private int _length;

    /// <summary>Gets the body without the byte order mark that some proxies add.</summary>
    public ReadOnlySpan<byte> Span => Buffered.StartsWith(Encoding.UTF8.Preamble) ? Buffered[Encoding.UTF8.Preamble.Length..] : Buffered;

    /// <summary>Gets a value indicating whether the body exceeds the maximum length.</summary>
    public bool ExceedsMaxLength { get; private set; }

    private ReadOnlySpan<byte> Buffered => _buffer.AsSpan(0, _length);

    /// <summary>Reads the body up to a maximum length.</summary>
    public static async ValueTask<BufferedResponseContent> ReadAsync(
        HttpContent content,
        int maxLength,
        CancellationToken cancellationToken
    )
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new BufferedResponseContent();
        var contentLength = content.Headers.ContentLength;
        var length = Math.Clamp(contentLength ?? DefaultCapacity, 0, Math.Min(maxLength, MaxInitialCapacity));
        body._buffer = BufferPool.Rent((int)length + 1); // one more byte, to detect a body that exceeds the limit
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
                if (body._length == contentLength && contentLength <= maxLength)
                {
                    return body; // the body is complete; another read would only return 0
                }

                if (body._length > maxLength)
                {
                    body._length = maxLength;
                    body.ExceedsMaxLength = true;
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
        var larger = BufferPool.Rent(Math.Min(_buffer!.Length * 2, Math.Max(maxLength, _buffer.Length) + 1)); // one more byte, as in ReadAsync
        Buffered.CopyTo(larger);
        BufferPool.Return(_buffer);
        _buffer = larger;
    }
}
