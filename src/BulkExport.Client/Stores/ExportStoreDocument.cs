namespace BulkExport.Client;

/// <summary>Represents one version of a document in an <see cref="IExportStore"/>.</summary>
/// <param name="Content">The content of the document.</param>
/// <param name="Version">The version of the document, for a conditional write with <see cref="IExportStore.WriteDocumentAsync"/>.</param>
public sealed record ExportStoreDocument(ReadOnlyMemory<byte> Content, string Version);
