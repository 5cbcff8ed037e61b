using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client.Testing;

/// <summary>Provides the stores, the paths and the assertions to verify one rule.</summary>
internal sealed class ContractContext(Func<IExportStore> createStore, string rule, CancellationToken cancellationToken)
{
    private readonly string _root = $"contract-{Guid.NewGuid():N}";

    /// <summary>Gets the store that the rule writes to.</summary>
    public IExportStore Store { get; } = createStore();

    /// <summary>Gets another instance of the store, with the same storage, that the rule reads from.</summary>
    public IExportStore OtherStore { get; } = createStore();

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Gets the path of a file that no other rule uses.</summary>
    public string GetFilePath(string name) => $"{_root}/{name}";

    /// <summary>Gets the path of a document that no other rule uses.</summary>
    public string GetDocumentPath(string name) => $"_bulkexport/{_root}/{name}";

    /// <summary>Formats the description of a file for a message.</summary>
    public static string Format(ExportStoreFile? file) => file?.ToString() ?? "null";

    public IExportStore CreateStore() => createStore();

    public void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new ExportStoreContractException(rule, message);
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
        var stream = await OtherStore.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
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
        await OtherStore.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Verifies that finding, opening and listing a file return the specified content.</summary>
    public async Task RequireContentAsync(string path, ReadOnlyMemory<byte> content, string when)
    {
        var found = await OtherStore.FindAsync(path, cancellationToken).ConfigureAwait(false);
        Require(found is not null, $"FindAsync returns null {when}");
        Require(found.Path == path, $"FindAsync returns the path '{found.Path}' for '{path}' {when}");
        Require(found.Length == content.Length, $"FindAsync returns a length of {found.Length} instead of {content.Length} {when}");
        var actual = await ReadAsync(path).ConfigureAwait(false);
        Require(actual is not null, $"OpenReadAsync returns null {when}");
        Require(
            content.Span.SequenceEqual(actual),
            $"OpenReadAsync returns {actual.Length} bytes that differ from the written content {when}"
        );
        var listed = await ListAsync(path).ConfigureAwait(false);
        Require(listed.Contains(found), $"ListAsync does not return the file that FindAsync returns {when}");
    }

    /// <summary>Verifies that finding, opening and listing a file report that it does not exist.</summary>
    public async Task RequireMissingAsync(string path, string when)
    {
        Require(await OtherStore.FindAsync(path, cancellationToken).ConfigureAwait(false) is null, $"FindAsync finds a file {when}");
        Require(await ReadAsync(path).ConfigureAwait(false) is null, $"OpenReadAsync opens a file {when}");
        Require((await ListAsync(path).ConfigureAwait(false)).Count == 0, $"ListAsync returns a file {when}");
    }

    /// <summary>Runs an action, and returns the exception of the specified type that it throws, or <see langword="null"/>.</summary>
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

    /// <summary>Creates pseudo-random bytes.</summary>
    public static byte[] CreateBytes(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // not used for security
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
