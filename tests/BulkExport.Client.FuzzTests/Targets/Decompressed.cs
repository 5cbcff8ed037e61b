namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>What came out of compressed data, as far as it came; its memory is used again and again.</summary>
internal sealed class Decompressed
{
    /// <summary>Where reading ends: data may expand a thousandfold.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly byte[] _content = new byte[MaxLength];
    private int _length;

    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    /// <summary>Whether its end was reached, or <see cref="MaxLength"/>.</summary>
    public bool IsWhole { get; private set; }

    public bool IsFull => _length == MaxLength;

    public void Read(Stream stream, int bufferSize)
    {
        (_length, IsWhole) = (0, false);
        try
        {
            while (!IsFull && stream.Read(Room(bufferSize).Span) is > 0 and var read)
            {
                _length += read;
            }

            IsWhole = true;
        }
        catch (GzipDataException)
        {
            // Then it is not whole.
        }
    }

    public async Task ReadAsync(Stream stream, int bufferSize)
    {
        (_length, IsWhole) = (0, false);
        try
        {
            while (!IsFull && await stream.ReadAsync(Room(bufferSize)) is > 0 and var read)
            {
                _length += read;
            }

            IsWhole = true;
        }
        catch (GzipDataException)
        {
            // Then it is not whole.
        }
    }

    private Memory<byte> Room(int size) => _content.AsMemory(_length, Math.Min(size, MaxLength - _length));
}
