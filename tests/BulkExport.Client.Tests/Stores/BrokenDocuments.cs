using System.Collections.Concurrent;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

/// <summary>A store in memory whose operations on documents a test replaces.</summary>
internal sealed class BrokenDocuments(InMemoryExportStore inner) : DelegatingStore(inner)
{
    private static readonly ConcurrentDictionary<string, int> Writes = [];

    public Func<ExportStoreDocument?, ExportStoreDocument?> OnRead { get; init; } = document => document;

    /// <summary>Gets the version that is expected instead, by path, current and expected version.</summary>
    public Func<string, string?, string?, string?> OnWrite { get; init; } = (_, _, expected) => expected;

    /// <summary>Gets the ending of the paths of which two writers check the version before either writes.</summary>
    public string? ChecksThenWrites { get; init; }

    /// <summary>Gets the ending of the paths whose third write is lost.</summary>
    public string? LosesWrite { get; init; }

    public override async ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default) =>
        OnRead(await base.ReadDocumentAsync(path, cancellationToken));

    public override async ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfNotDocument(path);
        var current = (await base.ReadDocumentAsync(path, cancellationToken))?.Version;
        if (
            LosesWrite is not null
            && path.EndsWith(LosesWrite, StringComparison.Ordinal)
            && Writes.AddOrUpdate(path, 1, (_, n) => n + 1) == 3
        )
        {
            return current;
        }

        if (ChecksThenWrites is not null && path.EndsWith(ChecksThenWrites, StringComparison.Ordinal) && IsFirst(path, expectedVersion))
        {
            return "2";
        }

        return await base.WriteDocumentAsync(path, content, OnWrite(path, current, expectedVersion), cancellationToken);
    }

    /// <summary>Whether the writer is the first of the race: it succeeds as well, as if both had checked before either wrote.</summary>
    private static bool IsFirst(string path, string? expectedVersion) =>
        (expectedVersion is not null || path.EndsWith("-0", StringComparison.Ordinal)) && Writes.AddOrUpdate(path, 1, (_, n) => n + 1) == 1;
}
