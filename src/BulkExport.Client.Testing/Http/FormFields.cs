namespace BulkExport.Client.Testing;

/// <summary>Reads typed fields of a form. An empty field counts as one that is not there.</summary>
internal static class FormFields
{
    public static string? Text(IReadOnlyDictionary<string, string> form, string name) =>
        form.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>An absolute address.</summary>
    /// <exception cref="HttpErrorException">It is none.</exception>
    public static Uri? HttpUrl(IReadOnlyDictionary<string, string> form, string name) =>
        Text(form, name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url
        : throw HttpErrorException.BadRequest($"{name} must be an absolute URL");

    /// <summary>GET or POST.</summary>
    /// <exception cref="HttpErrorException">It is another one.</exception>
    public static HttpMethod? HttpMethod(IReadOnlyDictionary<string, string> form, string name) =>
        Text(form, name)?.ToUpperInvariant() switch
        {
            null => null,
            "GET" => System.Net.Http.HttpMethod.Get,
            "POST" => System.Net.Http.HttpMethod.Post,
            _ => throw HttpErrorException.BadRequest($"{name} must be GET or POST"),
        };

    /// <summary>True or false.</summary>
    /// <exception cref="HttpErrorException">It is neither.</exception>
    public static bool? Flag(IReadOnlyDictionary<string, string> form, string name) =>
        Text(form, name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw HttpErrorException.BadRequest($"{name} must be true or false");
}
