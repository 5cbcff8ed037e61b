namespace BulkExport.Client;

/// <summary>Represents a request to update the configuration of the automatic daily export.</summary>
/// <remarks>A property that is <see langword="null"/> leaves the current value unchanged.</remarks>
public sealed record UpdateExportConfigurationRequest
{
    /// <summary>Gets a value indicating whether to export each day automatically.</summary>
    /// <value>The default is <see langword="null"/>, which leaves the current value unchanged.</value>
    public bool? Enabled { get; init; }

    /// <summary>Gets the webhook that the service calls when a day is exported.</summary>
    /// <value>The default is <see langword="null"/>, which leaves the current webhook unchanged.</value>
    public JobWebhook? Webhook { get; init; }

    /// <summary>Gets a value indicating whether to remove the current webhook. This property cannot be combined with <see cref="Webhook"/>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ClearWebhook { get; init; }
}
