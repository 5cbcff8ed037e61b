using System.Collections.Concurrent;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides a store that publishes an incomplete file first, and the complete file after a concurrent read.</summary>
internal sealed class NonAtomicStore(InMemoryExportStore inner) : DelegatingStore(inner)
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Reads = [];

    private readonly InMemoryExportStore _inner = inner;

    public override async ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var stream = await base.OpenReadAsync(path, cancellationToken);
        if (Reads.TryGetValue(path, out var read))
        {
            read.TrySetResult();
        }

        return stream;
    }

    public override async ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        var writer = await base.CreateAsync(path, cancellationToken);
        var isReplaced = path.EndsWith("/read", StringComparison.Ordinal) && await _inner.FindAsync(path, cancellationToken) is not null;
        return new DelegatingWriter(writer)
        {
            OnCommitAsync = async token =>
            {
                if (isReplaced)
                {
                    await FaultyWriters.WriteAsync(_inner, path, new byte[] { 1 });
                    await Reads.GetOrAdd(path, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(token);
                }

                return await writer.CommitAsync(token);
            },
        };
    }
}
