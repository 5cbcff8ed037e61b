namespace BulkExport.Client;

/// <summary>Defines a client for the configuration of the automatic daily export. Instances are thread-safe.</summary>
/// <remarks>Transient failures are retried as described in <see cref="IJobsClient"/>.</remarks>
public interface IExportConfigurationClient
{
    /// <summary>Fetches the configuration of a resource type.</summary>
    /// <param name="resourceType">The resource type of the configuration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation also ends the delay between retries.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout.</exception>
    /// <exception cref="BulkExportFormatException">The response is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<ExportConfiguration> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Updates the configuration of a resource type.</summary>
    /// <param name="resourceType">The resource type of the configuration.</param>
    /// <param name="request">The values to change.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. After cancellation, the outcome of the request is unknown; the
    /// update is idempotent and can safely be repeated.</param>
    /// <returns>The updated configuration.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>, or <paramref name="request"/> both sets
    /// and removes the webhook.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="BulkExportApiException">The service returned an error response.</exception>
    /// <exception cref="BulkExportConnectionException">No complete response was received because of a network failure or a timeout.</exception>
    /// <exception cref="BulkExportFormatException">The response is malformed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    Task<ExportConfiguration> UpdateAsync(
        ResourceType resourceType,
        UpdateExportConfigurationRequest request,
        CancellationToken cancellationToken = default
    );
}
