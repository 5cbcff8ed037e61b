using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The automatic daily export of one kind of records.</summary>
[JsonConverter(typeof(ExportConfigurationJsonConverter))]
public sealed record ExportConfiguration
{
    /// <summary>The kind of records; <see langword="null"/> when the service leaves it out.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Whether each day is exported by itself.</summary>
    public bool Enabled { get; init; }

    /// <summary>The address that the service calls when a day is done, if there is one.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The method of that call: GET or POST.</summary>
    public HttpMethod? WebhookMethod { get; init; }

    /// <summary>The configuration's own address.</summary>
    public Uri? Url { get; init; }

    /// <summary>Tells the kind of records and whether the export is on, and nothing of the webhook but that there is one.</summary>
    /// <returns>A text of one line.</returns>
    public override string ToString() =>
        $"{ResourceType?.Value ?? "records of unknown type"}: daily export {(Enabled ? "on" : "off")}, {(WebhookUrl is null ? "no webhook" : "webhook")}";
}
