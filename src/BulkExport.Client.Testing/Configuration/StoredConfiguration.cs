namespace BulkExport.Client.Testing;

/// <summary>The configuration of the daily export of one kind of records.</summary>
internal sealed record StoredConfiguration(bool Enabled, string WebhookUrl, string WebhookMethod)
{
    public static StoredConfiguration Default { get; } = new(Enabled: false, WebhookUrl: string.Empty, WebhookMethod: string.Empty);

    /// <summary>The configuration after an update. A field that was not sent stays; an empty webhook ends it.</summary>
    /// <exception cref="HttpErrorException">A field is wrong.</exception>
    public StoredConfiguration With(IReadOnlyDictionary<string, string> form) =>
        new(
            FormFields.Flag(form, "Enabled") ?? Enabled,
            form.ContainsKey("WebhookUrl") ? FormFields.HttpUrl(form, "WebhookUrl")?.OriginalString ?? string.Empty : WebhookUrl,
            form.ContainsKey("WebhookMethod") ? FormFields.HttpMethod(form, "WebhookMethod")?.Method ?? string.Empty : WebhookMethod
        );
}
