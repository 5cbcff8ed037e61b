using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides responses with redirects and links to other hosts or to invalid addresses.</summary>
internal static partial class RedirectFaults
{
    private const int MaxPages = 40;

    /// <summary>The first three are never successful, not even for a download link.</summary>
    private static readonly int[] Redirects = [301, 302, 303, 307, 308];

    public static IEnumerable<FaultDefinition> All =>
        [
            new(
                "redirect to another host",
                5,
                FaultKind.Any,
                exchange => RedirectAsync(exchange, new Uri(exchange.Service.LeakServer.Origin, exchange.Request.Path).AbsoluteUri)
            ),
            new(
                "redirect to the same URI",
                3,
                FaultKind.Any,
                exchange => RedirectAsync(exchange, new Uri(exchange.Service.Origin, exchange.Request.Path).AbsoluteUri)
            ),
            new(
                "next page on another host",
                25,
                FaultKind.Page,
                exchange => PageAsync(exchange, $"{exchange.Service.LeakServer.Origin}v1/page")
            ),
            new(
                "next page with another scheme",
                5,
                FaultKind.Page,
                exchange => PageAsync(exchange, "https" + exchange.Service.Origin.AbsoluteUri[4..])
            ),
            new(
                "next page with credentials",
                5,
                FaultKind.Page,
                exchange =>
                    PageAsync(
                        exchange,
                        $"http://{Secrets.AccountSid}:{exchange.Service.Secrets.AuthToken}@127.0.0.1:{exchange.Service.LeakServer.Origin.Port}/v1"
                    )
            ),
            new("next page with an invalid URI", 5, FaultKind.Page, exchange => PageAsync(exchange, exchange.Echo)),
            new(
                "pages in a cycle",
                15,
                FaultKind.Page,
                exchange => PageAsync(exchange, $"{new Uri(exchange.Service.Origin, exchange.Request.Path)}?{exchange.Request.Query}")
            ),
            new("pages without an end", 10, FaultKind.Page, EndlessAsync),
            new(
                "link to another host",
                15,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, exchange.Service.LeakServer.Origin.AbsoluteUri))
            ),
            new(
                "expired link",
                10,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, exchange.Service.Origin.AbsoluteUri))
            ),
            new(
                "link without TLS",
                8,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, "http://bucket.example.org/"))
            ),
            new("link with an invalid URI", 8, FaultKind.Link, exchange => LinkAsync(exchange, exchange.Echo)),
            new("link to a file", 4, FaultKind.Link, exchange => LinkAsync(exchange, "file:///etc/passwd")),
            new(
                "link to a closed port",
                8,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, "http://127.0.0.1:1/"))
            ),
        ];

    private static Task RedirectAsync(RawExchange exchange, string address) =>
        exchange.RespondAsync(
            Redirects[exchange.Random.Next(exchange.Correct.Status == 307 ? 3 : Redirects.Length)],
            string.Empty,
            $"Location: {address}"
        );

    /// <summary>Sends the correct page with another link to the next page.</summary>
    private static Task PageAsync(RawExchange exchange, string next)
    {
        var correct = Encoding.UTF8.GetString(exchange.Correct.Body.Span);
        return exchange.RespondAsync(RawResponse.Json(200, NextPage().Replace(correct, $"\"next_page_url\":\"{next}\"")));
    }

    [GeneratedRegex("\"next_page_url\":[^,]+")]
    private static partial Regex NextPage();

    /// <summary>Links each page to another one, beyond the limit of the client.</summary>
    private static Task EndlessAsync(RawExchange exchange)
    {
        var page = exchange.Random.Next(MaxPages);
        return PageAsync(exchange, $"{new Uri(exchange.Service.Origin, exchange.Request.Path)}?Endless={page}");
    }

    private static Task LinkAsync(RawExchange exchange, string link) =>
        exchange.RespondAsync(
            RawResponse.Json(307, $$"""{"redirect_to":"{{link}}"}""") with
            {
                Headers = exchange.Random.Next(2) == 0 ? [] : [$"Location: {exchange.Echo}"],
            }
        );
}
