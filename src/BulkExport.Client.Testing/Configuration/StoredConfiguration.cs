namespace BulkExport.Client.Testing;

/// <summary>Represents the configuration of the daily export of a resource type.</summary>
internal sealed record StoredConfiguration(bool Enabled, string WebhookUrl, string WebhookMethod)
{
    public static StoredConfiguration Default { get; } = new(Enabled: false, WebhookUrl: string.Empty, WebhookMethod: string.Empty);

    /// <summary>Applies an update. Missing fields are not changed; an empty webhook field removes the value.</summary>
    /// <exception cref="HttpErrorException">A field is invalid.</exception>
    public StoredConfiguration Apply(IReadOnlyDictionary<string, string> form) =>
        new(
            FormFields.GetBoolean(form, "Enabled") ?? Enabled,
            form.ContainsKey("WebhookUrl") ? FormFields.GetHttpUri(form, "WebhookUrl")?.OriginalString ?? string.Empty : WebhookUrl,
            form.ContainsKey("WebhookMethod") ? FormFields.GetHttpMethod(form, "WebhookMethod")?.Method ?? string.Empty : WebhookMethod
        );
}
