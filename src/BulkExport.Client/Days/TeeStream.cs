namespace BulkExport.Client;

/// <summary>Writes what is read through it into a file as well.</summary>
internal sealed class TeeStream(Stream source, AtomicFile file, IProgress<long>? progress) : AsyncOnlyReadStream
{
    /// <summary>The bytes that went through.</summary>
    public long Copied { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0)
        {
            await file.WriteAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
            Copied += read;
            progress?.Report(Copied);
        }

        return read;
    }
}
