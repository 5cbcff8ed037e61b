namespace BulkExport.Client;

/// <summary>Represents the place where exported files and the metadata about them are kept, such as a directory or a bucket of an object store.</summary>
/// <remarks>
/// <para>
/// A store holds two kinds of objects. <b>Files</b> are large, are written as a stream, and are replaced as a whole. <b>Documents</b> are small, have
/// paths that begin with <c>_bulkexport/</c>, and are written conditionally, so that of several processes that write the same version only one
/// succeeds. Paths are relative and use <c>/</c>; <see cref="ExportStorePath"/> validates them, and every implementation calls it.
/// </para>
/// <para>
/// To implement a store on an object store, write files with staged blocks or a multipart upload, and documents with <c>If-None-Match: *</c> and
/// <c>If-Match</c>; the entity tag is the version. <c>ExportStoreContract</c> in <c>BulkExport.Client.Testing</c> verifies an implementation.
/// </para>
/// <para>
/// Implementations are safe for concurrent use. They throw <see cref="BulkExportFileException"/> when the storage fails, which an export reports for the
/// day concerned; any other exception ends the export and reaches its caller unchanged.
/// </para>
/// </remarks>
public interface IExportStore
{
    /// <summary>Finds a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The length and version of the file, or <see langword="null"/> if it does not exist.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a file.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Opens a file for reading.</summary>
    /// <remarks>The stream yields the content of a single version: when the file is replaced while it is read, the stream yields the rest of the old
    /// content or throws <see cref="IOException"/>, never a mixture.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A forward-only stream positioned at the start, or <see langword="null"/> if the file does not exist.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a file.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Creates a file, which becomes visible when the writer commits it. An existing file of that path remains visible until then and is
    /// replaced.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A writer. If it is disposed without a commit, or the process ends, nothing becomes visible.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a file.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the file was deleted; <see langword="false"/> if it does not exist.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a file.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Enumerates the files whose paths begin with a prefix, in no particular order. Documents are not among them.</summary>
    /// <param name="prefix">The prefix, such as <c>resource_type=Messages/day=2026-11</c>; empty for all files. It need not end at a <c>/</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The files. One that is created or deleted during the enumeration may be included or not.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> cannot be the beginning of a path of a file.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Reads the current version of a document.</summary>
    /// <param name="path">The path of the document, which begins with <c>_bulkexport/</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content and the version, or <see langword="null"/> if the document does not exist.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a document.</exception>
    /// <exception cref="BulkExportFileException">The storage failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Writes a document on the condition that it does not exist, or that it has not changed since a version.</summary>
    /// <remarks>
    /// Of several concurrent writes with the same <paramref name="expectedVersion"/>, exactly one succeeds. A store that is reached over a network may
    /// report a conflict for a write that succeeded but whose response was lost, so a caller that must know includes a unique value in the content and
    /// reads the document again.
    /// </remarks>
    /// <param name="path">The path of the document, which begins with <c>_bulkexport/</c>.</param>
    /// <param name="content">The new content.</param>
    /// <param name="expectedVersion">The version that the document must have, or <see langword="null"/> if it must not exist.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The new version, or <see langword="null"/> if the condition is not met: another writer was first. Nothing was written then.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid path of a document.</exception>
    /// <exception cref="BulkExportFileException">The storage failed. Whether the document was written is unknown.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. Whether the document was written is unknown.</exception>
    ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    );
}
