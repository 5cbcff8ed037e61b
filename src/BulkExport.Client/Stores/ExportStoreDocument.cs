namespace BulkExport.Client;

/// <summary>Represents one version of a document in an <see cref="IExportStore"/>.</summary>
/// <param name="Content">The content.</param>
/// <param name="Version">The version, to be passed to <see cref="IExportStore.WriteDocumentAsync"/>.</param>
public sealed record ExportStoreDocument(ReadOnlyMemory<byte> Content, string Version);
