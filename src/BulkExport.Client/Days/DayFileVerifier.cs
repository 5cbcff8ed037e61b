using System.Buffers;

namespace BulkExport.Client;

/// <summary>Reads the gzip data of a day to its very end, and counts its records.</summary>
internal static class DayFileVerifier
{
    private const int BufferLength = 128 * 1024;

    /// <summary>Reads compressed data to its end.</summary>
    /// <returns>The number of records.</returns>
    /// <exception cref="GzipDataException">The data does not end as a whole file ends, or is damaged.</exception>
    public static async Task<long> CountRecordsAsync(Stream compressed, CancellationToken cancellationToken)
    {
        var gzip = new VerifyingGzipStream(compressed, leaveOpen: true);
        await using var _ = gzip.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var records = 0L;
            var last = (byte)'\n';
            int read;
            while ((read = await gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                records += buffer.AsSpan(0, read).Count((byte)'\n');
                last = buffer[read - 1];
            }

            return last == '\n' ? records : records + 1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether a file is there and whole, and then what is in it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="path">The file.</param>
    /// <param name="size">Its size when it is whole, if that is known. If not, a file of no bytes is not trusted: it may as well be all that is left of another.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public static async Task<ExportFile?> TryGetCompleteFileAsync(
        DateOnly day,
        string path,
        long? size,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = FileSystemGuard.Guard(
            path,
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true)
        );
        await using var _ = file.ConfigureAwait(false);
        return await TryGetCompleteFileAsync(day, path, file, size, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same of a file that is open.</summary>
    internal static async Task<ExportFile?> TryGetCompleteFileAsync(
        DateOnly day,
        string path,
        Stream file,
        long? size,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (size is null ? file.Length == 0 : file.Length != size)
            {
                return null;
            }

            return new ExportFile
            {
                Day = day,
                Path = path,
                Size = file.Length,
                RecordCount = await CountRecordsAsync(file, cancellationToken).ConfigureAwait(false),
                AlreadyExisted = true,
            };
        }
        catch (GzipDataException)
        {
            return null;
        }
        catch (IOException e)
        {
            throw FileSystemGuard.Failed(path, e);
        }
    }
}
