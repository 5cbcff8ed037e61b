using System.Text;
using BulkExport.Client.Testing;

namespace BulkExport.TestSupport;

/// <summary>Generates random webhooks: forms, JSON bodies and GET requests, with unusual but valid URLs, names and values.</summary>
public sealed class WebhookGenerator(Random random)
{
    private static readonly string[] Hosts =
    [
        "hooks.example.com",
        "Hooks.Example.COM",
        "localhost",
        "127.0.0.1",
        "[2001:db8::1]",
        "xn--bcher-kva.example",
    ];
    private static readonly string[] Ports = ["", "", ":443", ":80", ":8443", ":5001"];
    private static readonly string[] PathParts =
    [
        "bulkexport",
        "hooks",
        "v1.0",
        "a-b_c~d",
        "%20",
        "%E2%9C%93",
        "x;y=1",
        "a:b@c",
        "$&,+",
        "()*!",
    ];
    private static readonly string[] RawPathParts = ["%7Euser", "it's", "%2f", "%2F", "%41"];
    private static readonly string[] Texts =
    [
        "completed",
        "JS0123456789abcdef0123456789abcdef",
        "",
        " ",
        "+14158675309",
        "a&b=c",
        "100%",
        "ünïcödé",
        "日本語",
        "😀",
        "\r\n",
        "'\"<>",
        "%27",
        "a,b",
        "~-._",
    ];

    private static readonly string[] Names =
    [
        "status",
        "JobSid",
        "job_sid",
        "Status",
        "a",
        "b",
        "A[0]",
        "friendly name",
        "ключ",
        "1",
        "10",
        "2",
        "x%y",
        "_",
        "😀",
        "￿",
    ];

    /// <summary>Gets or sets a value indicating whether URLs contain escape sequences that <see cref="Uri"/> changes.</summary>
    public bool UseRawUrls { get; init; }

    /// <summary>Gets or sets a value indicating whether form fields are repeated.</summary>
    public bool RepeatFields { get; init; }

    /// <summary>Generates a webhook.</summary>
    public GeneratedWebhook Generate()
    {
        var url = CreateUrl();
        switch (random.Next(5))
        {
            case 0:
                return new GeneratedWebhook(url, Fields: null, ContentType: null, Body: default);
            case 1:
                var body = Encoding.UTF8.GetBytes(
                    $$"""{"status":"{{Pick(Texts).Replace("\"", "", StringComparison.Ordinal)}}","n":{{random.Next()}}}"""
                );
                return new GeneratedWebhook(
                    WebhookSigner.AddBodyHash(url, body),
                    Fields: null,
                    Pick("application/json", "application/json; charset=utf-8"),
                    body
                );
            default:
                var fields = CreateFields();
                var form = string.Join('&', fields.Select(field => $"{Encode(field.Key)}={Encode(field.Value)}"));
                return new GeneratedWebhook(
                    url,
                    fields,
                    Pick("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8"),
                    Encoding.UTF8.GetBytes(form)
                );
        }
    }

    private string CreateUrl()
    {
        var url = new StringBuilder(Pick("https://", "https://", "http://")).Append(Pick(Hosts)).Append(Pick(Ports));
        var parts = UseRawUrls ? [.. PathParts, .. RawPathParts] : PathParts;
        for (var i = random.Next(4); i >= 0; i--)
        {
            url.Append('/').Append(Pick(parts));
        }

        for (var (i, count) = (0, random.Next(4)); i < count; i++)
        {
            url.Append(i == 0 ? '?' : '&')
                .Append(Pick("a", "b", "B", "team", "q%20r"))
                .Append('=')
                .Append(Pick(parts))
                .Append(random.Next(10));
        }

        return url.ToString();
    }

    private KeyValuePair<string, string>[] CreateFields()
    {
        var names = Enumerable.Range(0, random.Next(6)).Select(_ => Pick(Names)).Distinct().ToArray();
        return
        [
            .. names.SelectMany(name =>
                Enumerable
                    .Range(0, RepeatFields ? 1 + (random.Next(3) / 2 * random.Next(1, 4)) : 1)
                    .Select(_ => new KeyValuePair<string, string>(name, Pick(Texts) + (random.Next(3) == 0 ? Pick(Texts) : "")))
            ),
        ];
    }

    private string Encode(string text) =>
        random.Next(2) == 0 ? Uri.EscapeDataString(text) : Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private string Pick(params string[] values) => values[random.Next(values.Length)];
}
