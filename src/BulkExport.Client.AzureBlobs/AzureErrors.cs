using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;

namespace BulkExport.Client.AzureBlobs;

/// <summary>Classifies and maps exceptions of the Azure SDK.</summary>
/// <param name="store">The name of the store for messages.</param>
internal sealed class AzureErrors(string store)
{
    public Task<T> RunAsync<T>(string path, Func<Task<T>> operation, CancellationToken cancellationToken) =>
        StorageOperation.RunAsync(operation, e => CreateException(path, e), cancellationToken);

    /// <summary>Runs an operation that reads a blob.</summary>
    /// <returns>The result, or <see langword="null"/> if the blob is missing.</returns>
    public Task<T?> FindAsync<T>(string path, Func<Task<T?>> operation, CancellationToken cancellationToken)
        where T : class =>
        RunAsync(
            path,
            async () =>
            {
                try
                {
                    return await operation().ConfigureAwait(false);
                }
                catch (RequestFailedException e) when (IsMissing(e))
                {
                    return null;
                }
            },
            cancellationToken
        );

    /// <summary>Creates an exception. The message contains the error code, but not the message of the SDK, which contains headers and content of the response.</summary>
    public BulkExportFileException CreateException(string path, Exception e)
    {
        var cause = e is AggregateException { InnerExceptions: [.., var last] } ? last : e; // thrown after several attempts
        var reason = cause switch
        {
            RequestFailedException { Status: > 0 } failed => string.Create(
                    CultureInfo.InvariantCulture,
                    $"the service returned status {failed.Status} {failed.ErrorCode}"
                )
                .TrimEnd(),
            RequestFailedException or IOException => $"no complete response was received: {cause.Message}",
            OperationCanceledException => "no response was received within the network timeout",
            _ => cause.Message,
        };
        return new BulkExportFileException(
            $"The blob {path} in {store} could not be read or written: {reason.TrimEnd('.')}. {GetHint(cause)}",
            path,
            e
        );
    }

    /// <summary>Determines whether the condition of a write was not met. A missing lease, for example, has the same status but is an error.</summary>
    public static bool IsConflict(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || e.ErrorCode == BlobErrorCode.ConditionNotMet
        || e.ErrorCode == BlobErrorCode.TargetConditionNotMet
        || IsMissing(e);

    /// <summary>Determines whether a blob, but not its container, is missing. The response to a HEAD request has no body.</summary>
    private static bool IsMissing(RequestFailedException e) => e.Status == 404 && e.ErrorCode != BlobErrorCode.ContainerNotFound;

    private static string GetHint(Exception e) =>
        e is RequestFailedException failed && failed.ErrorCode == BlobErrorCode.ContainerNotFound
            ? "Create the container, or check its name."
            : "Check the container, the permissions of the credential and the network, and run the operation again.";
}
