using System.Security.Cryptography;

namespace BulkExport.Client;

/// <summary>Computes the checksums of files in a store.</summary>
internal static class StoreFileHasher
{
    /// <summary>Computes the checksum of a file.</summary>
    /// <returns>The SHA-256 hash as a lowercase hexadecimal string, or <see langword="null"/> if the file does not exist.</returns>
    public static async Task<string?> ComputeSha256Async(IExportStore store, string path, CancellationToken cancellationToken)
    {
        var stream = await store.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using var _ = stream.ConfigureAwait(false);
        try
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (IOException e)
        {
            throw FileSystemGuard.CreateException(ExportPaths.GetDisplayPath(store, path), e);
        }
    }
}
