namespace BulkExport.Client;

/// <summary>Represents the secrets with which the service may sign webhooks. Several secrets are valid while they are rotated.</summary>
/// <remarks><see cref="ToString"/> does not contain the secrets. Empty strings are ignored.</remarks>
public sealed class WebhookSecrets
{
    /// <summary>Gets the Auth Tokens with which the service signs webhooks by default: the primary token of the account that owns the job and, while it is
    /// rotated, its successor.</summary>
    /// <value>The default is an empty list.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> AuthTokens
    {
        get;
        init => field = Copy(value);
    } = [];

    /// <summary>Gets the shared keys with which the service signs webhooks that match a webhook rule.</summary>
    /// <value>The default is an empty list.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> SharedKeys
    {
        get;
        init => field = Copy(value);
    } = [];

    /// <summary>Returns the number of secrets.</summary>
    /// <returns>A single-line string.</returns>
    public override string ToString() =>
        $"{DisplayText.FormatLength(AuthTokens.Count, "Auth Token")}, {DisplayText.FormatLength(SharedKeys.Count, "shared key")}";

    private static string[] Copy(IReadOnlyList<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return [.. secrets.Where(secret => !string.IsNullOrEmpty(secret))];
    }
}
