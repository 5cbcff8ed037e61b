using System.Collections.Concurrent;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides writers that violate a rule of the contract.</summary>
internal static class FaultyWriters
{
    private static readonly ConcurrentDictionary<string, MemoryStream> Shared = [];

    public static async Task<ExportStoreFile> WriteAsync(IExportStore store, string path, ReadOnlyMemory<byte> content)
    {
        await using var writer = await store.CreateAsync(path);
        await writer.WriteAsync(content);
        return await writer.CommitAsync();
    }

    /// <summary>Creates a writer that retains the buffers and copies them at the commit.</summary>
    public static ExportStoreWriter CreateRetainingBuffers(IExportStore store, string path, ExportStoreWriter inner)
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

    public static ExportStoreWriter CreateCommittingOnDispose(IExportStore store, string path, ExportStoreWriter inner) =>
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

    /// <summary>Creates a writer that commits the incomplete file when the token is canceled.</summary>
    public static ExportStoreWriter CreateCommittingWhenCanceled(IExportStore store, string path, ExportStoreWriter inner)
    {
        var lastToken = CancellationToken.None;
        return new DelegatingWriter(inner)
        {
            OnWriteAsync = (data, token) =>
            {
                lastToken = token;
                return inner.WriteAsync(data, CancellationToken.None);
            },
            OnDisposeAsync = async isCommitted =>
            {
                if (!isCommitted && lastToken.IsCancellationRequested)
                {
                    await inner.CommitAsync();
                }
            },
        };
    }

    /// <summary>Creates a writer that shares its buffer with all writers of the same key.</summary>
    public static ExportStoreWriter CreateSharing(IExportStore store, string path, ExportStoreWriter inner, string key)
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
