using System.Buffers;

namespace BulkExport.Client;

/// <summary>Reads the gzip data of a day to its very end, and counts its records.</summary>
internal static class DayFileChecker
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
    public static async Task<DownloadedDay?> FindWholeAsync(DateOnly day, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = LocalFile.Guard(
            path,
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true)
        );
        await using var _ = file.ConfigureAwait(false);
        try
        {
            return new DownloadedDay
            {
                Day = day,
                Path = path,
                Size = file.Length,
                Records = await CountRecordsAsync(file, cancellationToken).ConfigureAwait(false),
                WasThere = true,
            };
        }
        catch (GzipDataException)
        {
            return null;
        }
    }
}
