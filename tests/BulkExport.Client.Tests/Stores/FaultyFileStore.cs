using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides an in-memory store with replaceable file operations.</summary>
internal sealed class FaultyFileStore(InMemoryExportStore inner) : DelegatingStore(inner)
{
    private readonly InMemoryExportStore _inner = inner;

    public Func<string, ValueTask<ExportStoreFile?>>? OnFind { get; init; }

    public Func<string, ValueTask<Stream?>>? OnOpen { get; init; }

    public Func<string, ValueTask<bool>>? OnDelete { get; init; }

    public Func<string, Task> BeforeCreate { get; init; } = _ => Task.CompletedTask;

    public Func<IExportStore, string, ExportStoreWriter, ExportStoreWriter> CreateWriter { get; init; } = (_, _, writer) => writer;

    public Func<string, string> MapPath { get; init; } = path => path;

    public Func<byte[], byte[]> MapContent { get; init; } = content => content;

    public Func<ExportStoreFile, ExportStoreFile> MapFile { get; init; } = file => file;

    public Func<ExportStoreFile, string, bool> IsListed { get; init; } = (_, _) => true;

    public Func<IAsyncEnumerable<ExportStoreFile>, string, IAsyncEnumerable<ExportStoreFile>> MapList { get; init; } = (files, _) => files;

    public override async ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = await (OnFind is null ? base.FindAsync(MapPath(path), cancellationToken) : OnFind(path));
        return file is null ? null : MapFile(file);
    }

    public override async ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var stream = await (OnOpen is null ? base.OpenReadAsync(MapPath(path), cancellationToken) : OnOpen(path));
        cancellationToken.ThrowIfCancellationRequested();
        return stream is MemoryStream memory ? new MemoryStream(MapContent(memory.ToArray())) : stream;
    }

    public override async ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        var writer = await base.CreateAsync(MapPath(path), cancellationToken);
        await BeforeCreate(path);
        writer = CreateWriter(_inner, path, writer);
        return new DelegatingWriter(writer) { OnCommitAsync = async token => MapFile(await writer.CommitAsync(token)) };
    }

    public override ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return OnDelete is null ? base.DeleteAsync(path, cancellationToken) : OnDelete(path);
    }

    public override IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default) =>
        MapList(base.ListAsync(prefix, cancellationToken).Where(file => IsListed(file, prefix)).Select(MapFile), prefix);
}
