namespace BulkExport.Client;

/// <summary>Represents a store for exported files and their metadata, such as a directory or an object storage bucket.</summary>
/// <remarks>
/// <para>
/// A store contains files and documents. <b>Files</b> are large. They are written as a stream and replaced atomically. <b>Documents</b> are small (a store must support documents of up to 256 KiB) and have
/// paths that begin with <c>_bulkexport/</c>. They are written conditionally (optimistic concurrency). Paths are relative and use <c>/</c> as the
/// separator. Implementations validate them with <see cref="ExportStorePath"/>.
/// </para>
/// <para>
/// To implement a store for object storage, upload files in blocks or as a multipart upload, and documents with the <c>If-None-Match: *</c> or
/// <c>If-Match</c> header, using the entity tag as the version. Verify the implementation with <c>ExportStoreContract</c> in
/// <c>BulkExport.Client.Testing</c>.
/// </para>
/// <para>
/// Implementations must be thread-safe. They throw a <see cref="BulkExportFileException"/> if the operation fails in the underlying
/// storage. While a day is processed, the exception is reported in the result for that day; otherwise, it ends the export. Any other exception ends the
/// export and is propagated to its caller.
/// </para>
/// </remarks>
public interface IExportStore
{
    /// <summary>Gets the length and version of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The file, or <see langword="null"/> if it does not exist.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid file path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Opens a file for reading.</summary>
    /// <remarks>The stream returns the content of a single version. If the file is replaced during the read, the stream continues with the previous content
    /// or throws an <see cref="IOException"/>.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A forward-only stream, or <see langword="null"/> if the file does not exist.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid file path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Creates a file, which becomes visible when the returned writer is committed. An existing file remains visible until the commit replaces it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A writer for the content of the file. If the writer is disposed or the process exits before the commit, the file is discarded.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid file path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the file was deleted; <see langword="false"/> if it did not exist.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid file path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Enumerates the files whose paths begin with a prefix, in no particular order. Documents are not included.</summary>
    /// <param name="prefix">The prefix, such as <c>resource_type=Messages/day=2026-11</c>, or an empty string for all files. It can end within a segment.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>An asynchronous sequence of the files. It is undefined whether files that are created or deleted during the enumeration are included.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not a valid prefix of a file path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Reads the current version of a document.</summary>
    /// <param name="path">The path of the document, which begins with <c>_bulkexport/</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The document, or <see langword="null"/> if it does not exist.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid document path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Writes a document if it does not exist, or if its current version is the expected version.</summary>
    /// <remarks>
    /// Exactly one of several concurrent writes with the same <paramref name="expectedVersion"/> succeeds. A remote store can return <see langword="null"/>
    /// for a write that succeeded if the response was lost and the request was retried. To detect this, include a unique value in the content, and read the
    /// document again.
    /// </remarks>
    /// <param name="path">The path of the document, which begins with <c>_bulkexport/</c>.</param>
    /// <param name="content">The content to write.</param>
    /// <param name="expectedVersion">The expected current version, or <see langword="null"/> if the document must not exist.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The new version, or <see langword="null"/> if the condition was not met. See the remarks for a write whose response was lost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is not a valid document path.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage. It is unknown whether the document was written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. It is unknown whether the document was written.</exception>
    ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    );
}
