using System.Net;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Redaction;

/// <summary>Responds to every request with a random response that contains a secret in random places.</summary>
internal sealed class ForeignService(Random random, PlantedSecret secret)
{
    private static readonly int[] ErrorStatuses = [300, 302, 400, 401, 403, 404, 408, 409, 418, 425, 429, 500, 502, 503];
    private static readonly string[] HeaderNames =
    [
        "Twilio-Request-Id",
        "Location",
        "Retry-After",
        "X-Secret",
        "Set-Cookie",
        "WWW-Authenticate",
        "Server",
    ];

    public int Planted { get; private set; }

    public HttpResponseMessage Respond(HttpRequestMessage request) =>
        random.Next(6) switch
        {
            0 => throw CreateException(),
            1 or 2 => AddHeaders(CreateContent((HttpStatusCode)Pick(ErrorStatuses), CreateErrorBody())),
            3 => AddHeaders(CreateContent(HttpStatusCode.OK, CreateErrorBody())),
            _ when IsLinkRequest(request) => AddHeaders(CreateContent(HttpStatusCode.TemporaryRedirect, CreateLink())),
            _ => AddHeaders(CreateContent(HttpStatusCode.OK, CreateSuccessBody(request.RequestUri!.AbsolutePath))),
        };

    /// <summary>Creates the body of a job with secrets in names, statuses, URIs and odd values.</summary>
    public string CreateJob() =>
        Json(
            ("job_sid", TestAccount.JobSidText),
            ("resource_type", Maybe("Messages")),
            ("friendly_name", Plant()),
            ("start_day", Rarely("2020-07-01")),
            ("end_day", "2020-07-03"),
            ("details", new object[] { Bucket("Completed"), Bucket(Plant()), Bucket(Maybe("Running")) }),
            ("webhook_url", CreateUri()),
            ("webhook_method", Rarely("POST")),
            ("email", Plant()),
            ("url", CreateUri()),
            ("job_queue_position", Rarely("1")),
            ("estimated_completion_time", Rarely("2020-07-05T20:20:14Z")),
            (Plant(), Plant())
        );

    private static bool IsLinkRequest(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/Days/", StringComparison.Ordinal);

    private string CreateSuccessBody(string path) =>
        path switch
        {
            _ when path.EndsWith("/Days", StringComparison.Ordinal) => Json(
                (
                    "days",
                    new object[] { Object(("day", Rarely("2020-07-01")), ("friendly_name", Plant()), ("resource_type", Maybe("Messages"))) }
                ),
                ("meta", Object(("next_page_url", CreateUri())))
            ),
            _ when path.EndsWith("/Configuration", StringComparison.Ordinal) => Json(
                ("resource_type", Maybe("Messages")),
                ("enabled", true),
                ("webhook_url", CreateUri()),
                ("webhook_method", Rarely("POST"))
            ),
            _ when path.EndsWith("/Jobs", StringComparison.Ordinal) =>
                $"{{\"jobs\":[{CreateJob()}],\"meta\":{{\"next_page_url\":{Quote(CreateUri())}}}}}",
            _ => CreateJob(),
        };

    private string CreateLink() => random.Next(3) == 0 ? CreateErrorBody() : Json(("redirect_to", CreateUri()));

    private string CreateErrorBody() =>
        random.Next(10) switch
        {
            0 => $"<!DOCTYPE html><html><title>{Plant()}</title><a href=\"{CreateUri()}\">{Plant()}</a></html>",
            1 => $"<?xml version=\"1.0\"?><Error><Code>{Plant()}</Code><Message>{Plant()}</Message></Error>",
            2 => Plant(),
            3 => $"{{\"message\":{Quote(Plant())},\"{JsonEncodedText.Encode(Clean(Plant()))}",
            4 => $"[{Quote(Plant())}]",
            5 => Json(
                ("title", Plant()),
                ("detail", Plant()),
                ("errors", new object[] { Object(("detail", Plant()), ("pointer", Plant())) })
            ),
            _ => Json(
                ("code", Maybe(20404)),
                ("message", $"The requested resource {Plant()} was not found, {Plant()}"),
                ("more_info", CreateUri()),
                ("type", CreateUri()),
                ("errors", new object[] { Object(("detail", Plant()), ("pointer", $"#/{Plant()}")) }),
                (Plant(), Plant())
            ),
        };

    private Exception CreateException()
    {
        var quoted = $"'{Plant()}'";
        return random.Next(6) switch
        {
            0 => new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid header line: {quoted}."),
            1 => new HttpRequestException(
                HttpRequestError.InvalidResponse,
                "Failed.",
                new FormatException($"The header {quoted} is invalid.")
            ),
            2 => new HttpRequestException(HttpRequestError.ProxyTunnelError, $"The proxy tunnel request to proxy {quoted} failed."),
            3 => new HttpIOException(HttpRequestError.ResponseEnded, $"The response ended: {quoted}"),
            4 => new HttpRequestException($"Unexpected {quoted}", new HttpIOException(HttpRequestError.Unknown, quoted)),
            _ => new HttpRequestException(HttpRequestError.Unknown, quoted, new InvalidOperationException(quoted)),
        };
    }

    private HttpResponseMessage CreateContent(HttpStatusCode status, string body)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        string[] mediaTypes = ["application/json", "text/html", "application/xml", $"text/{Plant()}", $"{Plant()}; charset={Plant()}"];
        response.Content.Headers.TryAddWithoutValidation("Content-Type", Clean(Pick(mediaTypes)));
        response.ReasonPhrase = Clean(Plant());
        return response;
    }

    private HttpResponseMessage AddHeaders(HttpResponseMessage response)
    {
        foreach (var name in random.GetItems(HeaderNames, 3).Distinct())
        {
            response.Headers.TryAddWithoutValidation(name, Clean(Plant()));
        }

        return response;
    }

    private string CreateUri() =>
        random.Next(6) switch
        {
            0 => $"https://user:{Uri.EscapeDataString(Clean(Plant()))}@hooks.example.com/a",
            1 => $"https://hooks.example.com/{Uri.EscapeDataString(Clean(Plant()))}",
            2 => $"https://hooks.example.com/a?token={Uri.EscapeDataString(Clean(Plant()))}#{Uri.EscapeDataString(Clean(Plant()))}",
            3 => $"https://www.twilio.com/docs/errors/{Clean(Plant())}",
            4 => $"/v1/Exports/Jobs?Page={Uri.EscapeDataString(Clean(Plant()))}",
            _ => Clean(Plant()),
        };

    private string Plant()
    {
        Planted++;
        return secret.Text;
    }

    private object Maybe(object value) => random.Next(2) == 0 ? Plant() : value;

    private object Rarely(object value) => random.Next(12) == 0 ? Plant() : value;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private static string Bucket(object status) => Object(("status", status), ("count", 1), ("days", null));

    /// <summary>Removes the characters that a header or a property name cannot contain.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));

    private static string Json(params (string Name, object? Value)[] properties) => Object(properties);

    private static string Object(params (string Name, object? Value)[] properties) =>
        $"{{{string.Join(',', properties.Select(property => $"{Quote(property.Name)}:{Format(property.Value)}"))}}}";

    private static string Format(object? value) =>
        value switch
        {
            null => "null",
            true => "true",
            int number => $"{number}",
            object[] items => $"[{string.Join(',', items.Select(item => $"{item}"))}]",
            string { Length: > 0 } text when text[0] == '{' => text,
            _ => Quote((string)value),
        };

    /// <summary>Quotes a string with escape sequences, which can represent unpaired surrogates.</summary>
    private static string Quote(string text) =>
        $"\"{string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.' or '/' or ':' or '_' or '@' or '#' ? $"{c}" : $"\\u{(int)c:x4}"))}\"";
}
