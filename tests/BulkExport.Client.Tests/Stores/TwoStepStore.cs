using System.Collections.Concurrent;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>A store that publishes the beginning of a file before the rest, once a concurrent reader is certain to come by.</summary>
internal sealed class TwoStepStore(InMemoryExportStore inner) : DelegatingStore(inner)
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
                    await BrokenWriters.WriteAsync(_inner, path, new byte[] { 1 });
                    await Reads.GetOrAdd(path, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(token);
                }

                return await writer.CommitAsync(token);
            },
        };
    }
}
