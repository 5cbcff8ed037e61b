using System.IO.Compression;

namespace BulkExport.Client;

/// <summary>The compressed bytes, handed to a <see cref="DeflateStream"/> piece by piece.</summary>
/// <remarks>
/// A deflate stream reads ahead and does not tell how much of it was deflate data. The piece that it took last is kept, so that what
/// follows the data can be looked for in it.
/// </remarks>
internal sealed class GzipInput(Stream source, bool leaveOpen) : ForwardOnlyReadStream
{
    private readonly byte[] _buffer = new byte[80 * 1024]; // room for the longest header, and not for the large object heap
    private int _kept; // where what is kept starts
    private int _last; // where the piece starts that was handed out last
    private int _next; // where the next one will
    private int _end;

    /// <summary>What has been read but not handed out.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_next, _end - _next);

    /// <summary>The piece that was handed out last, with <see cref="Ahead"/> behind it.</summary>
    public ReadOnlySpan<byte> LastAndAhead => _buffer.AsSpan(_last, _end - _last);

    /// <summary>The length of the piece that was handed out last. The deflate data that ended, ended in it.</summary>
    public int LastLength => _next - _last;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether all pieces since <see cref="Pass"/> are kept, and not just the last.</summary>
    public bool KeepsAll { get; set; }

    /// <summary>Whether pieces are single bytes, so that the end of the deflate data is known exactly.</summary>
    public bool IsBytewise { get; private set; }

    /// <summary>Passes over bytes of <see cref="LastAndAhead"/>. What comes then has not been handed out.</summary>
    public void Pass(int count)
    {
        _last += count;
        _next = _last;
        _kept = _last;
        KeepsAll = true;
        IsBytewise = false;
    }

    /// <summary>Goes back to where <see cref="Pass"/> led, and on in single bytes.</summary>
    public void GoBackBytewise()
    {
        _next = _kept;
        _last = _kept;
        IsBytewise = true;
    }

    /// <summary>Reads more of the source.</summary>
    /// <returns><see langword="false"/> at its end.</returns>
    public bool Fill() => Filled(source.Read(Room().Span));

    /// <inheritdoc cref="Fill"/>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken) =>
        Filled(await source.ReadAsync(Room(), cancellationToken).ConfigureAwait(false));

    public override int Read(Span<byte> buffer)
    {
        IsExhausted = _next == _end && !Fill();
        return HandOut(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        IsExhausted = _next == _end && !await FillAsync(cancellationToken).ConfigureAwait(false);
        return HandOut(buffer.Span);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!leaveOpen)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int HandOut(Span<byte> buffer)
    {
        var length = Math.Min(IsBytewise ? 1 : buffer.Length, Ahead.Length);
        Ahead[..length].CopyTo(buffer);
        _last = _next;
        _next += length;
        _kept = KeepsAll ? _kept : _last;
        return length;
    }

    private Memory<byte> Room()
    {
        if (_kept > 0)
        {
            _buffer.AsSpan(_kept, _end - _kept).CopyTo(_buffer);
            (_last, _next, _end) = (_last - _kept, _next - _kept, _end - _kept);
            _kept = 0;
        }

        return _end < _buffer.Length
            ? _buffer.AsMemory(_end)
            : throw new GzipDataException($"It is damaged: it has {_buffer.Length} bytes that are the start of nothing.");
    }

    private bool Filled(int count)
    {
        _end += count;
        return count > 0;
    }
}
