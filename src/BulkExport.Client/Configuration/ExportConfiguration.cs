using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the configuration of the automatic daily export of a resource type.</summary>
[JsonConverter(typeof(ExportConfigurationJsonConverter))]
public sealed record ExportConfiguration
{
    /// <summary>Gets the resource type, or <see langword="null"/> if the service omits it.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Gets a value indicating whether each day is exported automatically.</summary>
    public bool Enabled { get; init; }

    /// <summary>Gets the URI of the webhook that the service calls when a day is exported, or <see langword="null"/> if none is set.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Gets the HTTP method of the webhook (GET or POST), or <see langword="null"/> if none is set.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>Gets the URI of the configuration, or <see langword="null"/> if the service omits it.</summary>
    public Uri? Url { get; init; }

    /// <summary>Returns a description of the configuration. The URI of the webhook is omitted, because it may contain a secret.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        $"{ResourceType?.ToDisplayText() ?? "records of unknown type"}: daily export {(Enabled ? "enabled" : "disabled")}, {(WebhookUrl is null ? "no webhook" : "webhook")}";
}
