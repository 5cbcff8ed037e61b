namespace BulkExport.Client.Testing;

/// <summary>Parses form fields. An empty field is treated as missing.</summary>
internal static class FormFields
{
    public static string? GetString(IReadOnlyDictionary<string, string> form, string name) =>
        form.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Gets an absolute HTTP or HTTPS URI.</summary>
    /// <exception cref="HttpErrorException">The value is not an absolute HTTP or HTTPS URI.</exception>
    public static Uri? GetHttpUri(IReadOnlyDictionary<string, string> form, string name) =>
        GetString(form, name) is not { } value ? null
        : Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url
        : throw HttpErrorException.BadRequest($"{name} must be an absolute URL");

    /// <summary>Gets the HTTP method GET or POST.</summary>
    /// <exception cref="HttpErrorException">The value is neither GET nor POST.</exception>
    public static HttpMethod? GetHttpMethod(IReadOnlyDictionary<string, string> form, string name) =>
        GetString(form, name)?.ToUpperInvariant() switch
        {
            null => null,
            "GET" => HttpMethod.Get,
            "POST" => HttpMethod.Post,
            _ => throw HttpErrorException.BadRequest($"{name} must be GET or POST"),
        };

    /// <summary>Gets a Boolean value.</summary>
    /// <exception cref="HttpErrorException">The value is neither true nor false.</exception>
    public static bool? GetBoolean(IReadOnlyDictionary<string, string> form, string name) =>
        GetString(form, name) is not { } value ? null
        : bool.TryParse(value, out var result) ? result
        : throw HttpErrorException.BadRequest($"{name} must be true or false");
}
