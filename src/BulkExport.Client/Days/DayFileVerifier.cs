using System.Buffers;

namespace BulkExport.Client;

/// <summary>Verifies the gzip data of a day and counts its records.</summary>
internal static class DayFileVerifier
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Reads compressed data to the end, verifies it, and counts the records.</summary>
    /// <returns>The number of records.</returns>
    /// <exception cref="ExportFileContentException">The data is truncated or corrupt, or is not JSON Lines.</exception>
    public static async Task<long> CountRecordsAsync(Stream compressed, CancellationToken cancellationToken)
    {
        var gzip = new VerifyingGzipStream(compressed, leaveOpen: true);
        await using var _ = gzip.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var counter = new RecordCounter();
            int read;
            while ((read = await gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (counter.Count == 0)
                {
                    ThrowIfNotJsonLines(buffer.AsSpan(0, read));
                }

                counter.Append(buffer.AsSpan(0, read));
            }

            return counter.Count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Throws if the first record of the content is not a JSON object.</summary>
    private static void ThrowIfNotJsonLines(ReadOnlySpan<byte> content)
    {
        content = content.TrimStart(RecordScanner.Blanks);
        if (!content.IsEmpty && ContentFormat.DescribeInvalidJsonLines(content) is { } description)
        {
            throw new ExportFileContentException(description);
        }
    }

    /// <summary>Reads compressed data to the end, verifies it, and copies it to a destination.</summary>
    /// <exception cref="ExportFileContentException">The data is truncated or corrupt, or is not JSON Lines.</exception>
    public static async Task<DownloadedContent> CopyAsync(
        Stream compressed,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> writeAsync,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        if (progress is not null)
        {
            CallbackException.Run(progress.Report, 0L);
        }

        var copy = new TeeStream(compressed, writeAsync, progress);
        await using var _ = copy.ConfigureAwait(false);
        var recordCount = await CountRecordsAsync(copy, cancellationToken).ConfigureAwait(false);
        return new DownloadedContent(copy.BytesRead, recordCount, copy.GetSha256());
    }

    /// <summary>Returns a description of a local file, or <see langword="null"/> if it does not exist or is incomplete.</summary>
    /// <remarks>An empty file is considered incomplete, because it may have been left by an interrupted write.</remarks>
    public static async Task<ExportFile?> FindCompleteAsync(DateOnly day, string path, CancellationToken cancellationToken)
    {
        var file = FileSystemGuard.Run(path, () => FileOpener.TryOpen(path));
        if (file is null)
        {
            return null;
        }

        await using var _ = file.ConfigureAwait(false);
        return await FindCompleteAsync(day, path, file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns a description of an open local file, or <see langword="null"/> if it is incomplete.</summary>
    internal static async Task<ExportFile?> FindCompleteAsync(DateOnly day, string path, Stream file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length == 0)
            {
                return null;
            }

            var content = await CopyAsync(file, (_, _) => default, progress: null, cancellationToken).ConfigureAwait(false);
            return content.CreateFile(day, path, alreadyExisted: true);
        }
        catch (ExportFileContentException)
        {
            return null;
        }
        catch (IOException e)
        {
            throw FileSystemGuard.CreateException(path, e);
        }
    }
}
