namespace BulkExport.Client;

/// <summary>Checks, and hands the call to the invoker.</summary>
internal sealed class ExportConfigurationClient(IExportConfigurationApi api, ApiInvoker invoker) : IExportConfigurationClient
{
    private const string NotFoundAdvice = " Check the resource type.";

    private static readonly Operation Fetch = new("FetchConfiguration", "fetch the configuration of", RepeatRule.WheneverUseful)
    {
        NotFoundAdvice = NotFoundAdvice,
    };

    private static readonly Operation Update = new("UpdateConfiguration", "update the configuration of", RepeatRule.WheneverUseful)
    {
        NotFoundAdvice = NotFoundAdvice,
    };

    public Task<ExportConfiguration> FetchAsync(ResourceType resourceType, CancellationToken cancellationToken = default)
    {
        resourceType.ThrowIfDefault(nameof(resourceType));
        return invoker.InvokeAsync(
            Fetch,
            resourceType.Value,
            () => api.FetchAsync(resourceType),
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
        if (request is { RemovesWebhook: true, Webhook: not null })
        {
            throw new ArgumentException("A webhook cannot be both set and removed.", nameof(request));
        }

        return invoker.InvokeAsync(
            Update,
            resourceType.Value,
            () => api.UpdateAsync(resourceType, FormOf(request)),
            ExportConfigurationJsonConverter.Parse,
            cancellationToken
        );
    }

    private static FormUrlEncodedContent FormOf(UpdateExportConfigurationRequest request) =>
        Form.Of(
            ("Enabled", request.Enabled is { } enabled ? (enabled ? "true" : "false") : null),
            ("WebhookUrl", request.RemovesWebhook ? string.Empty : request.Webhook?.Url.OriginalString),
            ("WebhookMethod", request.RemovesWebhook ? string.Empty : request.Webhook?.Method.Method)
        );
}
