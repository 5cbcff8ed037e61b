namespace BulkExport.Client;

/// <summary>What to change of the automatic daily export. What is left <see langword="null"/> stays as it is.</summary>
public sealed record UpdateExportConfigurationRequest
{
    /// <summary>Whether each day is exported by itself.</summary>
    public bool? Enabled { get; init; }

    /// <summary>What the service calls when a day is done.</summary>
    public JobWebhook? Webhook { get; init; }

    /// <summary>Whether the webhook that there is goes away. Not together with <see cref="Webhook"/>.</summary>
    public bool ClearWebhook { get; init; }
}
