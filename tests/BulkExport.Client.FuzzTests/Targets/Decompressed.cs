namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Holds the decompressed data in a reusable buffer.</summary>
internal sealed class Decompressed
{
    /// <summary>The maximum decompressed length, because data may expand a thousandfold.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly byte[] _content = new byte[MaxLength];
    private int _length;

    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    /// <summary>Gets a value indicating whether the end of the data or <see cref="MaxLength"/> was reached.</summary>
    public bool IsComplete { get; private set; }

    public bool IsFull => _length == MaxLength;

    public async Task ReadAsync(Stream stream, int bufferSize)
    {
        (_length, IsComplete) = (0, false);
        try
        {
            while (!IsFull && await stream.ReadAsync(GetWritableMemory(bufferSize)) is > 0 and var read)
            {
                _length += read;
            }

            IsComplete = true;
        }
        catch (ExportFileContentException)
        {
            // Then it is not whole.
        }
    }

    private Memory<byte> GetWritableMemory(int size) => _content.AsMemory(_length, Math.Min(size, MaxLength - _length));
}
