using System.Collections.Concurrent;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Writers that break a rule of the contract.</summary>
internal static class BrokenWriters
{
    private static readonly ConcurrentDictionary<string, MemoryStream> Shared = [];

    public static async Task<ExportStoreFile> WriteAsync(IExportStore store, string path, ReadOnlyMemory<byte> content)
    {
        await using var writer = await store.CreateAsync(path);
        await writer.WriteAsync(content);
        return await writer.CommitAsync();
    }

    /// <summary>Copies the data at the commit only.</summary>
    public static ExportStoreWriter KeepingBuffers(IExportStore store, string path, ExportStoreWriter inner)
    {
        var buffers = new List<ReadOnlyMemory<byte>>();
        return new DelegatingWriter(inner)
        {
            OnWriteAsync = (data, _) =>
            {
                buffers.Add(data);
                return default;
            },
            OnCommitAsync = async token =>
            {
                foreach (var buffer in buffers)
                {
                    await inner.WriteAsync(buffer, token);
                }

                return await inner.CommitAsync(token);
            },
        };
    }

    public static ExportStoreWriter CommittingOnDispose(IExportStore store, string path, ExportStoreWriter inner) =>
        new DelegatingWriter(inner)
        {
            OnDisposeAsync = async isCommitted =>
            {
                if (!isCommitted)
                {
                    await inner.CommitAsync();
                }
            },
        };

    /// <summary>Publishes what there is when a token is canceled.</summary>
    public static ExportStoreWriter CommittingWhenCanceled(IExportStore store, string path, ExportStoreWriter inner)
    {
        var last = CancellationToken.None;
        return new DelegatingWriter(inner)
        {
            OnWriteAsync = (data, token) =>
            {
                last = token;
                return inner.WriteAsync(data, CancellationToken.None);
            },
            OnDisposeAsync = async isCommitted =>
            {
                if (!isCommitted && last.IsCancellationRequested)
                {
                    await inner.CommitAsync();
                }
            },
        };
    }

    /// <summary>Collects the data of all writers of one key in the same place.</summary>
    public static ExportStoreWriter Sharing(IExportStore store, string path, ExportStoreWriter inner, string key)
    {
        Shared[key] = new MemoryStream();
        return new DelegatingWriter(inner)
        {
            OnWriteAsync = (data, token) =>
            {
                lock (Shared)
                {
                    Shared[key].Write(data.Span);
                }

                return default;
            },
            OnCommitAsync = async token =>
            {
                byte[] content;
                lock (Shared)
                {
                    content = Shared[key].ToArray();
                }

                await inner.WriteAsync(content, token);
                return await inner.CommitAsync(token);
            },
        };
    }
}
