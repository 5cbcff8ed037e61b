namespace BulkExport.Client;

/// <summary>Runs operations of a storage SDK, and maps their exceptions.</summary>
internal static class StorageOperation
{
    /// <summary>Runs an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="createException">The delegate that creates the exception to throw from the exception of the SDK.</param>
    /// <param name="cancellationToken">The token that the operation monitors.</param>
    /// <exception cref="BulkExportFileException">The operation failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static async Task<T> RunAsync<T>(
        Func<Task<T>> operation,
        Func<Exception, BulkExportFileException> createException,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception e) when (IsStorageException(e))
        {
            // An SDK reports a cancellation in several ways, and a timeout of its own as a cancellation.
            cancellationToken.ThrowIfCancellationRequested();
            throw createException(e);
        }
    }

    /// <summary>Determines whether an exception reports a failure of the storage, its credentials or the network. The SDKs have no common base class for these.</summary>
    public static bool IsStorageException(Exception e) => e is not (BulkExportException or ArgumentException or ObjectDisposedException);
}
