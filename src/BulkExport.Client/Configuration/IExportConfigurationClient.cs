namespace BulkExport.Client;

/// <summary>The automatic daily export.</summary>
public interface IExportConfigurationClient
{
    /// <summary>Fetches the configuration of one kind of records.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportApiException">The service refused.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportFormatException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ExportConfiguration> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken = default);

    /// <summary>Changes the configuration of one kind of records.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Ends the call at once. Whether the change was made is then unknown; making it again is harmless.</param>
    /// <returns>The configuration as it is now.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>, or a webhook is both set and removed.</exception>
    /// <exception cref="BulkExportApiException">The service refused.</exception>
    /// <exception cref="BulkExportConnectionException">No answer came in time.</exception>
    /// <exception cref="BulkExportFormatException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ExportConfiguration> UpdateAsync(
        ResourceType resourceType,
        UpdateExportConfigurationRequest request,
        CancellationToken cancellationToken = default
    );
}
