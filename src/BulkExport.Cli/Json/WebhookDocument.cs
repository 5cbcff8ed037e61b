namespace BulkExport.Cli.Json;

/// <summary>Describes a webhook, without the path and the query, which may contain secrets.</summary>
internal sealed record WebhookDocument(string? Method, string Origin)
{
    public static WebhookDocument? Create(Uri? uri, HttpMethod? method) =>
        uri is { IsAbsoluteUri: true }
            ? new(method is null ? null : DisplayText.FormatMethod(method), DisplayText.FormatOrigin(uri))
            : null;
}
