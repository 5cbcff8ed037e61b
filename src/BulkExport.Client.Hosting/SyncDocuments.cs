using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Hosting;

/// <summary>Reads and writes the documents of the hosted service. No correctness depends on them, so that an invalid document is treated as a missing one and is
/// replaced.</summary>
internal static class SyncDocuments
{
    public const int FormatVersion = 1;

    public static async Task<(T? Value, string? Version)> ReadAsync<T>(
        IExportStore store,
        string path,
        JsonTypeInfo<T> jsonTypeInfo,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var document = await store.ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            return document is null ? (null, null) : (JsonSerializer.Deserialize(document.Content.Span, jsonTypeInfo), document.Version);
        }
        catch (JsonException)
        {
            return (null, document!.Version);
        }
    }

    /// <summary>Writes a document if its current version is the expected one.</summary>
    /// <returns><see langword="true"/> if the document was written; <see langword="false"/> if another process has written it.</returns>
    public static async Task<bool> TryWriteAsync<T>(
        IExportStore store,
        string path,
        T value,
        JsonTypeInfo<T> jsonTypeInfo,
        string? expectedVersion,
        CancellationToken cancellationToken
    )
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value, jsonTypeInfo);
        return await store.WriteDocumentAsync(path, content, expectedVersion, cancellationToken).ConfigureAwait(false) is not null;
    }
}
