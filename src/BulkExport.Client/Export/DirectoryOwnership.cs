using System.Text;

namespace BulkExport.Client;

/// <summary>Notes whose records a folder holds. Those of two accounts, or of a key and another, would replace each other there.</summary>
internal static class DirectoryOwnership
{
    /// <summary>Notes the owner of a folder of nobody's.</summary>
    /// <param name="path">Where it is noted.</param>
    /// <param name="owner">The SID of the account, or of the API key where the account's is not known.</param>
    /// <exception cref="BulkExportFileException">The folder is another's, or the note cannot be read or written.</exception>
    public static async Task ClaimAsync(string path, string owner)
    {
        if (!File.Exists(path))
        {
            var file = AtomicFile.Create(path);
            await using var _ = file.ConfigureAwait(false);
            await file.WriteAsync(Encoding.UTF8.GetBytes(owner), CancellationToken.None).ConfigureAwait(false);
            file.Keep();
            return;
        }

        var noted = FileSystemGuard.Guard(path, () => File.ReadAllText(path)).Trim();

        // The SID of an account and that of a key cannot be compared: the key may be the account's.
        if (noted != owner && noted.Length > 1 && noted[..2] == owner[..2])
        {
            throw new BulkExportFileException(
                $"The folder holds the records of {noted}, as {path} notes, and this export is one of {owner}. Use a folder for each account.",
                path
            );
        }
    }
}
