namespace BulkExport.Client;

/// <summary>The default implementation of <see cref="IExportConfigurationClient"/>.</summary>
internal sealed class ExportConfigurationClient(IExportConfigurationApi api, ApiPipeline pipeline) : IExportConfigurationClient
{
    private const string NotFoundHint = " Check the resource type.";

    private static readonly OperationDescriptor Fetch = new("FetchConfiguration", "fetch the configuration of", RetrySafety.Idempotent)
    {
        NotFoundHint = NotFoundHint,
    };

    private static readonly OperationDescriptor Update = new("UpdateConfiguration", "update the configuration of", RetrySafety.Idempotent)
    {
        NotFoundHint = NotFoundHint,
    };

    public Task<ExportConfiguration> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return pipeline.SendAsync(
            Fetch,
            resourceType.Value,
            token => api.FetchAsync(resourceType, token),
            ExportConfigurationJsonConverter.Parse,
            cancellationToken
        );
    }

    public Task<ExportConfiguration> UpdateAsync(
        ResourceType resourceType,
        UpdateExportConfigurationRequest request,
        CancellationToken cancellationToken = default
    )
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        ArgumentNullException.ThrowIfNull(request);
        if (request is { ClearWebhook: true, Webhook: not null })
        {
            throw new ArgumentException("A webhook cannot be both set and removed.", nameof(request));
        }

        return pipeline.SendAsync(
            Update,
            resourceType.Value,
            token => api.UpdateAsync(resourceType, CreateFormContent(request), token),
            ExportConfigurationJsonConverter.Parse,
            cancellationToken
        );
    }

    private static FormUrlEncodedContent CreateFormContent(UpdateExportConfigurationRequest request) =>
        FormContent.Create(
            ("Enabled", request.Enabled is { } enabled ? (enabled ? "true" : "false") : null),
            ("WebhookUrl", request.ClearWebhook ? string.Empty : request.Webhook?.Url.OriginalString),
            ("WebhookMethod", request.ClearWebhook ? string.Empty : request.Webhook?.Method.Method)
        );
}
