using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client;

/// <summary>Reads and writes the documents of a store, which are JSON objects with a <c>formatVersion</c>.</summary>
internal static class StoreDocuments
{
    public const int FormatVersion = 1;

    /// <summary>Reads a document.</summary>
    /// <returns>The document and its version, or <see langword="null"/> if the document does not exist.</returns>
    /// <exception cref="BulkExportFileException">The document is invalid, or was written by a newer version of the library.</exception>
    public static async Task<(T Value, string Version)?> ReadAsync<T>(
        IExportStore store,
        string path,
        JsonTypeInfo<T> jsonTypeInfo,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var document = await store.ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return null;
        }

        try
        {
            ThrowIfUnknownFormat(store, path, document.Content);
            var value = JsonSerializer.Deserialize(document.Content.Span, jsonTypeInfo);
            return (value ?? throw new JsonException("The document is null."), document.Version);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or BulkExportFormatException)
        {
            throw CreateException(store, path, "its content cannot be parsed", e);
        }
    }

    /// <summary>Writes a document if its current version is the expected one.</summary>
    /// <returns>The new version, or <see langword="null"/> if the current version differs, or if the response to a successful write was lost.</returns>
    public static ValueTask<string?> WriteAsync<T>(
        IExportStore store,
        string path,
        T value,
        JsonTypeInfo<T> jsonTypeInfo,
        string? expectedVersion,
        CancellationToken cancellationToken
    ) => store.WriteDocumentAsync(path, JsonSerializer.SerializeToUtf8Bytes(value, jsonTypeInfo), expectedVersion, cancellationToken);

    public static BulkExportFileException CreateException(IExportStore store, string path, string reason, Exception? innerException = null)
    {
        var displayPath = ExportPaths.GetDisplayPath(store, path);
        var hint =
            ExportPaths.IsRequestPath(path) ? " After the deletion, the export creates a new job, which counts against the quota again."
            : ExportPaths.IsIndexPath(path)
                ? " After the deletion, the files that it lists are downloaded again; the service removes them 7 days after they are created."
            : ExportPaths.IsOpenJobsPath(path)
                ? " After the deletion, the days of the jobs that it lists are requested again, which counts against the quota."
            : string.Empty;
        return new(
            $"The document {displayPath} is not valid: {reason}. Restore it from a backup, or delete it and run the export again.{hint}",
            displayPath,
            innerException
        );
    }

    private static void ThrowIfUnknownFormat(IExportStore store, string path, ReadOnlyMemory<byte> content)
    {
        using var json = JsonDocument.Parse(content);
        if (
            json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("formatVersion"u8, out var version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number)
            || number < 1
        )
        {
            throw new JsonException("The document has no valid formatVersion.");
        }

        if (number > FormatVersion)
        {
            var displayPath = ExportPaths.GetDisplayPath(store, path);
            throw new BulkExportFileException(
                $"The document {displayPath} was written by a newer version of this library (format {number}; this version supports up to {FormatVersion}). Upgrade the library.",
                displayPath
            );
        }
    }
}
