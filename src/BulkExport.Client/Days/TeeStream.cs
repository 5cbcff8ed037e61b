using System.Security.Cryptography;

namespace BulkExport.Client;

/// <summary>Represents a stream that copies all data read from it to a destination and computes the SHA-256 hash.</summary>
internal sealed class TeeStream(
    Stream source,
    Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> writeAsync,
    IProgress<long>? progress
) : AsyncOnlyReadStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Gets the number of bytes read so far.</summary>
    public long BytesRead { get; private set; }

    public string GetSha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0)
        {
            _hash.AppendData(buffer.Span[..read]);
            await writeAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
            BytesRead += read;
            if (progress is not null)
            {
                CallbackException.Run(progress.Report, BytesRead);
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
