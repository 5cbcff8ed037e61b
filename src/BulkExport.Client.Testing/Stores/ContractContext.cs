using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client.Testing;

/// <summary>The stores and the part of the storage that one rule uses.</summary>
internal sealed class ContractContext(Func<IExportStore> createStore, string rule, CancellationToken cancellationToken)
{
    private readonly string _root = $"contract-{Guid.NewGuid():N}";

    /// <summary>Gets a store that the rule writes through.</summary>
    public IExportStore Store { get; } = createStore();

    /// <summary>Gets another store of the same storage, such as that of another process, that the rule reads through.</summary>
    public IExportStore Other { get; } = createStore();

    public CancellationToken Cancellation => cancellationToken;

    public string File(string name) => $"{_root}/{name}";

    public string Document(string name) => $"_bulkexport/{_root}/{name}";

    public IExportStore CreateStore() => createStore();

    public void Require([DoesNotReturnIf(false)] bool condition, string violation)
    {
        if (!condition)
        {
            throw new ExportStoreContractException(rule, violation);
        }
    }

    public async Task<ExportStoreFile> WriteAsync(string path, ReadOnlyMemory<byte> content)
    {
        var writer = await Store.CreateAsync(path, cancellationToken).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        await writer.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        return await writer.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<byte[]?> ReadAsync(string path)
    {
        var stream = await Other.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using var _ = stream.ConfigureAwait(false);
        return await ReadToEndAsync(stream).ConfigureAwait(false);
    }

    public async Task<byte[]> ReadToEndAsync(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return content.ToArray();
    }

    public async Task<List<ExportStoreFile>> ListAsync(string prefix) =>
        await Other.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Requires that a file has a content, for those who find, open and list it.</summary>
    public async Task RequireContentAsync(string path, ReadOnlyMemory<byte> content, string when)
    {
        var found = await Other.FindAsync(path, cancellationToken).ConfigureAwait(false);
        Require(found is not null, $"FindAsync returns null {when}");
        Require(found.Path == path, $"FindAsync returns the path '{found.Path}' for '{path}' {when}");
        Require(found.Length == content.Length, $"FindAsync returns a length of {found.Length} instead of {content.Length} {when}");
        var actual = await ReadAsync(path).ConfigureAwait(false);
        Require(actual is not null, $"OpenReadAsync returns null {when}");
        Require(content.Span.SequenceEqual(actual), $"OpenReadAsync yields {actual.Length} bytes that differ from those written {when}");
        var listed = await ListAsync(path).ConfigureAwait(false);
        Require(listed.Contains(found), $"ListAsync does not yield what FindAsync returns {when}");
    }

    /// <summary>Requires that a file does not exist, for those who find, open and list it.</summary>
    public async Task RequireMissingAsync(string path, string when)
    {
        Require(await Other.FindAsync(path, cancellationToken).ConfigureAwait(false) is null, $"FindAsync finds a file {when}");
        Require(await ReadAsync(path).ConfigureAwait(false) is null, $"OpenReadAsync opens a file {when}");
        Require((await ListAsync(path).ConfigureAwait(false)).Count == 0, $"ListAsync yields a file {when}");
    }

    public async Task<TException?> CatchAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
            return null;
        }
        catch (TException e) when (!cancellationToken.IsCancellationRequested)
        {
            return e;
        }
    }

    public async Task DeleteFilesAsync()
    {
        foreach (var file in await ListAsync(_root).ConfigureAwait(false))
        {
            await Store.DeleteAsync(file.Path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns bytes that depend on a seed.</summary>
    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // not for security
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
