using System.Collections.Concurrent;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Provides an in-memory store with replaceable document operations.</summary>
internal sealed class FaultyDocumentStore(InMemoryExportStore inner) : DelegatingStore(inner)
{
    private static readonly ConcurrentDictionary<string, int> Writes = [];

    public Func<ExportStoreDocument?, ExportStoreDocument?> OnRead { get; init; } = document => document;

    /// <summary>Gets a delegate that maps the path, the current version and the expected version to the expected version to use.</summary>
    public Func<string, string?, string?, string?> OnWrite { get; init; } = (_, _, expected) => expected;

    /// <summary>Gets the suffix of the paths for which two concurrent writers succeed.</summary>
    public string? NonAtomicPathSuffix { get; init; }

    /// <summary>Gets the suffix of the paths whose third write is lost.</summary>
    public string? LostWritePathSuffix { get; init; }

    public override async ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default) =>
        OnRead(await base.ReadDocumentAsync(path, cancellationToken));

    public override async ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        var current = (await base.ReadDocumentAsync(path, cancellationToken))?.Version;
        if (
            LostWritePathSuffix is not null
            && path.EndsWith(LostWritePathSuffix, StringComparison.Ordinal)
            && Writes.AddOrUpdate(path, 1, (_, n) => n + 1) == 3
        )
        {
            return current;
        }

        if (
            NonAtomicPathSuffix is not null
            && path.EndsWith(NonAtomicPathSuffix, StringComparison.Ordinal)
            && IsFirstWriter(path, expectedVersion)
        )
        {
            return "2";
        }

        return await base.WriteDocumentAsync(path, content, OnWrite(path, current, expectedVersion), cancellationToken);
    }

    /// <summary>Determines whether the writer is the first of a race. Its write is reported as successful, as if two writers had checked the version
    /// before either wrote.</summary>
    private static bool IsFirstWriter(string path, string? expectedVersion) =>
        (expectedVersion is not null || path.EndsWith("-0", StringComparison.Ordinal)) && Writes.AddOrUpdate(path, 1, (_, n) => n + 1) == 1;
}
