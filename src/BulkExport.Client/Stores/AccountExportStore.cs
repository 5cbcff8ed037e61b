namespace BulkExport.Client;

/// <summary>Represents the partition of one account in a store that several accounts share.</summary>
/// <remarks>A file <c>X</c> is the file <c>account=AC…/X</c> of the shared store. A document <c>_bulkexport/X</c> is the document
/// <c>_bulkexport/account=AC…/X</c>, so that query engines that read the files of all accounts ignore it.</remarks>
internal sealed class AccountExportStore(IExportStore inner, string accountSid) : IExportStore, IEquatable<AccountExportStore>
{
    private const string DocumentPrefix = "_bulkexport/";

    private readonly string _prefix = $"account={accountSid}/";

    /// <summary>Gets the shared store.</summary>
    public IExportStore Inner { get; } = inner;

    public string AccountSid { get; } = accountSid;

    /// <summary>Gets the path of a file or document in the shared store.</summary>
    public string GetInnerPath(string path) =>
        path.StartsWith(DocumentPrefix, StringComparison.Ordinal)
            ? $"{DocumentPrefix}{_prefix}{path[DocumentPrefix.Length..]}"
            : _prefix + path;

    public async ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        var file = await Inner.FindAsync(GetInnerPath(path), cancellationToken).ConfigureAwait(false);
        return file is null ? null : file with { Path = path };
    }

    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return Inner.OpenReadAsync(GetInnerPath(path), cancellationToken);
    }

    public async ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        var writer = await Inner.CreateAsync(GetInnerPath(path), cancellationToken).ConfigureAwait(false);
        return new AccountExportStoreWriter(path, writer);
    }

    public ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return Inner.DeleteAsync(GetInnerPath(path), cancellationToken);
    }

    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidPrefix(prefix);
        return Inner
            .ListAsync(_prefix + prefix, cancellationToken)
            .Select(file => file with { Path = file.Path[_prefix.Length..] })
            .Where(file => ExportStorePath.IsValidFilePath(file.Path)); // another program may have created files that are not valid in a store
    }

    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return Inner.ReadDocumentAsync(GetInnerPath(path), cancellationToken);
    }

    public ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return Inner.WriteDocumentAsync(GetInnerPath(path), content, expectedVersion, cancellationToken);
    }

    public bool Equals(AccountExportStore? other) => other is not null && Inner.Equals(other.Inner) && AccountSid == other.AccountSid;

    public override bool Equals(object? obj) => Equals(obj as AccountExportStore);

    public override int GetHashCode() => HashCode.Combine(Inner, AccountSid);

    public override string ToString() =>
        Inner is DirectoryExportStore ? Path.Join($"{Inner}", $"account={AccountSid}") : $"{Inner}/account={AccountSid}";
}
