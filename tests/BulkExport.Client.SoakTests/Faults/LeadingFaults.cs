using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client.SoakTests;

/// <summary>Answers that lead elsewhere, or nowhere.</summary>
internal static partial class LeadingFaults
{
    private const int MostPages = 40;

    /// <summary>The first three are no success, not even for a link.</summary>
    private static readonly int[] Redirects = [301, 302, 303, 307, 308];

    public static IEnumerable<FaultDefinition> All =>
        [
            new(
                "redirect elsewhere",
                5,
                FaultKind.Any,
                exchange => RedirectAsync(exchange, $"{exchange.Service.LeakServer.Origin}v1/elsewhere")
            ),
            new(
                "redirect to itself",
                3,
                FaultKind.Any,
                exchange => RedirectAsync(exchange, new Uri(exchange.Service.Origin, exchange.Request.Path).AbsoluteUri)
            ),
            new("next page elsewhere", 25, FaultKind.Page, exchange => PageAsync(exchange, $"{exchange.Service.LeakServer.Origin}v1/page")),
            new(
                "next page of another scheme",
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
            new("next page of no form", 5, FaultKind.Page, exchange => PageAsync(exchange, exchange.Echo)),
            new(
                "pages in a circle",
                15,
                FaultKind.Page,
                exchange => PageAsync(exchange, $"{new Uri(exchange.Service.Origin, exchange.Request.Path)}?{exchange.Request.Query}")
            ),
            new("pages without end", 10, FaultKind.Page, EndlessAsync),
            new(
                "link elsewhere",
                15,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, exchange.Service.LeakServer.Origin.AbsoluteUri))
            ),
            new(
                "link that is over",
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
            new("link of no form", 8, FaultKind.Link, exchange => LinkAsync(exchange, exchange.Echo)),
            new("link to a file", 4, FaultKind.Link, exchange => LinkAsync(exchange, "file:///etc/passwd")),
            new(
                "link to a port that is closed",
                8,
                FaultKind.Link,
                exchange => LinkAsync(exchange, Secrets.Link(exchange.Random, "http://127.0.0.1:1/"))
            ),
        ];

    private static Task RedirectAsync(RawExchange exchange, string address) =>
        exchange.AnswerAsync(
            Redirects[exchange.Random.Next(exchange.Right.Status == 307 ? 3 : Redirects.Length)],
            string.Empty,
            $"Location: {address}"
        );

    /// <summary>The right page, but for where it leads.</summary>
    private static Task PageAsync(RawExchange exchange, string next)
    {
        var right = Encoding.UTF8.GetString(exchange.Right.Body.Span);
        return exchange.AnswerAsync(RawAnswer.Json(200, NextPage().Replace(right, $"\"next_page_url\":\"{next}\"")));
    }

    [GeneratedRegex("\"next_page_url\":[^,]+")]
    private static partial Regex NextPage();

    /// <summary>Each page leads to one that was not there before, as far as anybody would follow.</summary>
    private static Task EndlessAsync(RawExchange exchange)
    {
        var page = exchange.Random.Next(MostPages);
        return PageAsync(exchange, $"{new Uri(exchange.Service.Origin, exchange.Request.Path)}?Endless={page}");
    }

    private static Task LinkAsync(RawExchange exchange, string link) =>
        exchange.AnswerAsync(
            RawAnswer.Json(307, $$"""{"redirect_to":"{{link}}"}""") with
            {
                Headers = exchange.Random.Next(2) == 0 ? [] : [$"Location: {exchange.Echo}"],
            }
        );
}
