namespace BulkExport.Client;

/// <summary>Provides the default implementation of <see cref="IExportConfigurationClient"/>.</summary>
internal sealed class ExportConfigurationClient(IExportConfigurationApi api, ApiPipeline pipeline) : IExportConfigurationClient
{
    private const string NotFoundHint = " Check the name of the resource type.";

    private static readonly OperationDescriptor FetchOperation = new(
        "FetchConfiguration",
        "fetch the configuration for",
        RetrySafety.Idempotent
    )
    {
        NotFoundHint = NotFoundHint,
    };

    private static readonly OperationDescriptor UpdateOperation = new(
        "UpdateConfiguration",
        "update the configuration for",
        RetrySafety.Idempotent
    )
    {
        NotFoundHint = NotFoundHint,
    };

    public Task<ExportConfiguration> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return pipeline.SendAsync(
            FetchOperation,
            resourceType.Value,
            token => api.FetchAsync(resourceType, token),
            (response, utf8) => ResponseVerifier.Verify(ExportConfigurationJsonConverter.Parse(response, utf8), resourceType),
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
            throw new ArgumentException(
                "The webhook cannot be both set and removed. Specify either Webhook or ClearWebhook.",
                nameof(request)
            );
        }

        return pipeline.SendAsync(
            UpdateOperation,
            resourceType.Value,
            token => api.UpdateAsync(resourceType, CreateFormContent(request), token),
            (response, utf8) => ResponseVerifier.Verify(ExportConfigurationJsonConverter.Parse(response, utf8), resourceType),
            cancellationToken
        );
    }

    private static FormUrlEncodedContent CreateFormContent(UpdateExportConfigurationRequest request) =>
        FormContentFactory.Create(
            ("Enabled", request.Enabled is { } enabled ? (enabled ? "true" : "false") : null),
            ("WebhookUrl", request.ClearWebhook ? string.Empty : request.Webhook?.Url.OriginalString),
            ("WebhookMethod", request.ClearWebhook ? string.Empty : request.Webhook?.Method.Method)
        );
}
