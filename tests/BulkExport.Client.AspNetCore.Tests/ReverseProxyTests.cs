using System.Net;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace BulkExport.Client.AspNetCore.Tests;

/// <summary>Tests an endpoint on Kestrel behind a reverse proxy that terminates TLS, both on the loopback interface.</summary>
public sealed class ReverseProxyTests : WebhookTestBase
{
    private const string Query = "?team=a%2fb&x=it's&y=1+2&%E2%9C%93=%7e";

    private readonly WebhookSender _sender;

    public ReverseProxyTests() => _sender = new WebhookSender(Service.AuthToken);

    protected override IReadOnlyList<TimeSpan> Delays => [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Proxy_GenuineWebhooks_AreAccepted(bool usePublicBaseUrl)
    {
        await using var proxy = await TlsProxy.StartAsync();
        await using var host = await StartAsync(proxy, usePublicBaseUrl);
        var sid = Service.Jobs.Add(Finished);
        var url = new Uri(proxy.Address, WebhookHost.Path).AbsoluteUri;

        Assert.Equal(
            HttpStatusCode.NoContent,
            await _sender.SendAsync(url + Query, url + Query, $"JobSid={sid}", [new("JobSid", sid.ToString())])
        );
        Assert.Equal(HttpStatusCode.NoContent, await _sender.SendAsync(url, WithoutPort(url), "a=1", [new("a", "1")]));
        Assert.Equal(
            HttpStatusCode.NoContent,
            await _sender.SendAsync(url, url, "a=%20&b=+&a=x", [new("a", " "), new("a", "x"), new("b", " ")])
        );
        var json = WebhookSigner.AddBodyHash(url, "{}"u8);
        Assert.Equal(HttpStatusCode.NoContent, await _sender.SendAsync(json, json, "{}", [], "application/json"));
        await host.Handler.WaitAsync();
    }

    [Theory]
    [InlineData(false, "GET")]
    [InlineData(false, "POST")]
    [InlineData(true, "GET")]
    [InlineData(true, "POST")]
    public async Task Proxy_FourWebhooksOfSimulator_CallHandlerOnce(bool usePublicBaseUrl, string method)
    {
        await using var proxy = await TlsProxy.StartAsync();
        await using var host = await StartAsync(proxy, usePublicBaseUrl, new InMemoryExportStore());
        var sid = Service.Jobs.Add(
            Finished with
            {
                Age = TimeSpan.Zero,
                WebhookUrl = new Uri(proxy.Address, WebhookHost.Path + Query),
                WebhookMethod = new HttpMethod(method),
            }
        );

        Time.Advance(TimeSpan.FromSeconds(9)); // the job finishes
        await Service.Webhooks.WaitForDeliveriesAsync(3, Token);
        await host.WaitUntilIdleAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var deliveries = await Service.Webhooks.WaitForDeliveriesAsync(4, Token);

        Assert.All(
            deliveries,
            delivery => Assert.Equal((sid, HttpStatusCode.NoContent, null), (delivery.JobSid, delivery.StatusCode, delivery.Error))
        );
        await host.StopAsync();
        Assert.Equal(sid, Assert.Single(host.Handler.Jobs).JobSid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Proxy_ForgedWebhooks_AreRejected(bool usePublicBaseUrl)
    {
        await using var proxy = await TlsProxy.StartAsync();
        await using var host = await StartAsync(proxy, usePublicBaseUrl);
        var url = new Uri(proxy.Address, WebhookHost.Path).AbsoluteUri;
        var withQuery = url + Query;
        var otherHost = withQuery.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal);
        var otherScheme = withQuery.Replace("https:", "http:", StringComparison.Ordinal);
        KeyValuePair<string, string>[] fields = [new("status", "completed")];
        var json = WebhookSigner.AddBodyHash(url, "{}"u8);

        Assert.Equal(HttpStatusCode.NoContent, await _sender.SendAsync(withQuery, withQuery, "status=completed", fields));
        await AssertForgedAsync(withQuery, otherHost, "status=completed", fields);
        await AssertForgedAsync(withQuery, otherScheme, "status=completed", fields);
        await AssertForgedAsync(withQuery.Replace("%7e", "~", StringComparison.Ordinal), withQuery, "status=completed", fields);
        await AssertForgedAsync(withQuery.Replace("%2f", "%2F", StringComparison.Ordinal), withQuery, "status=completed", fields);
        await AssertForgedAsync(withQuery.Replace("1+2", "1%202", StringComparison.Ordinal), withQuery, "status=completed", fields);
        await AssertForgedAsync(withQuery, withQuery, "status=failed", fields);
        await AssertForgedAsync(withQuery, withQuery, "status=completed&more=1", fields);
        await AssertForgedAsync(withQuery, withQuery, "", fields);
        await AssertForgedAsync(json, json, """{"status":"completed"}""", [], "application/json");
        await AssertForgedAsync(json, json, "status=completed", []); // the signature of a JSON request, replayed with a form
        await AssertForgedAsync(json, json, "", []);
        await AssertForgedAsync(url, url, "{}", [], "application/json"); // a signed URL, replayed with an unsigned body
        await host.StopAsync();
        Assert.Empty(host.Handler.Jobs);

        async Task AssertForgedAsync(
            string sent,
            string signed,
            string body,
            KeyValuePair<string, string>[] signedFields,
            string contentType = "application/x-www-form-urlencoded"
        ) => Assert.Equal(HttpStatusCode.Forbidden, await _sender.SendAsync(sent, signed, body, signedFields, contentType));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Proxy_ReencodesQuery_IsRejected(bool usePublicBaseUrl)
    {
        await using var proxy = await TlsProxy.StartAsync();
        await using var host = await StartAsync(proxy, usePublicBaseUrl);
        var url = new Uri(proxy.Address, WebhookHost.Path).AbsoluteUri + Query;
        proxy.RewriteTarget = target => target.Replace("%7e", "~", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await _sender.SendAsync(url, url, "a=1", [new("a", "1")]));
    }

    [Fact]
    public async Task ForwardedHeaders_OfUnknownProxy_AreNotTrusted()
    {
        await using var host = await WebhookHost.StartAsync(
            Service,
            useKestrel: true,
            configureApp: app => app.UseForwardedHeaders(CreateOptions("192.0.2.1"))
        );
        const string Signed = "https://hooks.example.com/hooks/bulkexport";
        using var request = _sender.CreateRequest(new Uri(host.Address, WebhookHost.Path).AbsoluteUri, Signed, "", []);
        request.Headers.Add("X-Forwarded-Host", "hooks.example.com");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.9");

        Assert.Equal(HttpStatusCode.Forbidden, await _sender.SendAsync(request));
    }

    public override async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await base.DisposeAsync();
    }

    private async Task<WebhookHost> StartAsync(TlsProxy proxy, bool usePublicBaseUrl, IExportStore? store = null)
    {
        var host = await WebhookHost.StartAsync(
            Service,
            options =>
            {
                options.Store = store;
                options.PublicBaseUrl = usePublicBaseUrl ? proxy.Address : null;
            },
            timeProvider: Time,
            useKestrel: true,
            configureApp: app =>
            {
                if (!usePublicBaseUrl)
                {
                    app.UseForwardedHeaders(CreateOptions("127.0.0.1"));
                }
            }
        );
        proxy.Backend = host.Address;
        return host;
    }

    private static ForwardedHeadersOptions CreateOptions(string proxy)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.KnownProxies.Add(IPAddress.Parse(proxy));
        return options;
    }

    private static string WithoutPort(string url) =>
        new Uri(url).GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped);
}
