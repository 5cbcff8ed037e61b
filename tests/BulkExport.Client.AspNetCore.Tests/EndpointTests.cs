using System.Net;
using System.Text;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.AspNetCore.Builder;

namespace BulkExport.Client.AspNetCore.Tests;

public sealed class EndpointTests : WebhookTestBase
{
    [Fact]
    public async Task Invoke_SignedForm_Returns204AndHandlesFetchedJob()
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(Service);

        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(sid));

        await host.Handler.WaitAsync();
        Assert.Equal((sid, 2, true), host.Handler.Jobs.Select(job => (job.JobSid, job.DayCount, job.IsFinished)).Single());
    }

    [Fact]
    public async Task Invoke_SignedGet_Returns204AndHandlesJobOfQuery()
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(Service);
        using var request = CreateGet($"{WebhookHost.Url}?b=%2f&a=it's&job_sid={sid}");

        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(request));

        await host.Handler.WaitAsync();
        Assert.Equal(sid, host.Handler.Jobs[0].JobSid);
    }

    [Fact]
    public async Task Invoke_SignedJson_Returns204AndHandlesJobs()
    {
        var sids = new[] { Service.Jobs.Add(Finished), Service.Jobs.Add(Finished) };
        await using var host = await WebhookHost.StartAsync(Service);
        using var request = CreateJson($$"""{"jobs":["{{sids[0]}}","{{sids[1]}}"]}""");

        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(request));

        await host.Handler.WaitAsync();
        await host.Handler.WaitAsync();
        Assert.Equal(sids.ToHashSet(), host.Handler.Jobs.Select(job => job.JobSid).ToHashSet());
    }

    [Fact]
    public async Task Invoke_OtherBodyThanHash_Returns403()
    {
        await using var host = await WebhookHost.StartAsync(Service);
        using var request = CreateJson("{}");
        request.Content = new StringContent("{ }", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Forbidden, await host.SendAsync(request));
    }

    [Fact]
    public async Task Invoke_NoSignature_Returns400WithoutReadingBody()
    {
        await using var host = await WebhookHost.StartAsync(Service);
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookHost.Url) { Content = new ByteArrayContent(new byte[100_000]) };

        Assert.Equal(HttpStatusCode.BadRequest, await host.SendAsync(request));
    }

    [Fact]
    public async Task Invoke_WrongSignature_Returns403AndDoesNotFetchJob()
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(Service);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            await host.SendFormAsync(WebhookHost.Url, "another", KeyValuePair.Create("JobSid", sid.ToString()))
        );

        await host.StopAsync();
        Assert.Empty(host.Handler.Jobs);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(65_536, HttpStatusCode.Forbidden)]
    [InlineData(65_537, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Invoke_LongBody_Returns413(int length, HttpStatusCode expected)
    {
        await using var host = await WebhookHost.StartAsync(Service);
        foreach (
            var content in new HttpContent[] { new ByteArrayContent(new byte[length]), new StreamContent(new UnseekableStream(length)) }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, WebhookHost.Url) { Content = content };
            request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, "x");

            Assert.Equal(expected, await host.SendAsync(request));
        }
    }

    [Theory]
    [InlineData(100, HttpStatusCode.NoContent)]
    [InlineData(101, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Invoke_ManyFields_Returns413(int count, HttpStatusCode expected)
    {
        await using var host = await WebhookHost.StartAsync(Service);
        var fields = Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"f{i}", "")).ToArray();

        Assert.Equal(expected, await host.SendFormAsync(WebhookHost.Url, Service.AuthToken, fields));
    }

    [Fact]
    public async Task Invoke_OtherMethod_Returns405()
    {
        await using var host = await WebhookHost.StartAsync(Service);
        using var request = new HttpRequestMessage(HttpMethod.Put, WebhookHost.Url);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await host.SendAsync(request));
    }

    [Theory]
    [InlineData("https://hooks.example.com", "https://hooks.example.com/hooks/bulkexport?a=%20")]
    [InlineData("https://hooks.example.com:8443/app/", "https://hooks.example.com:8443/app/hooks/bulkexport?a=%20")]
    public async Task Invoke_PublicBaseUrl_ReplacesSchemeAndHost(string publicBaseUrl, string signedUrl)
    {
        await using var host = await WebhookHost.StartAsync(Service, options => options.PublicBaseUrl = new Uri(publicBaseUrl));
        using var request = CreateGet($"{WebhookHost.Url}?a=%20", signedUrl);

        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(request));
    }

    [Theory]
    [InlineData("/app/hooks/bulkexport", true)]
    [InlineData("/hooks/bulkexport", false)]
    public async Task Invoke_PathBase_IsPartOfSignedUrl(string path, bool usePathBase)
    {
        await using var host = await WebhookHost.StartAsync(
            Service,
            configureApp: app =>
            {
                if (usePathBase)
                {
                    app.UsePathBase("/app"); // part of the request target
                }
                else
                {
                    app.Use(
                        (context, next) => // removed by a proxy, and restored from a header
                        {
                            context.Request.PathBase = "/app";
                            return next(context);
                        }
                    );
                }
            }
        );
        using var request = CreateGet($"http://localhost{path}", "http://localhost/app/hooks/bulkexport");

        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(request));
    }

    private HttpRequestMessage CreateGet(string url, string? signedUrl = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.Sign(Service.AuthToken, signedUrl ?? url));
        return request;
    }

    private HttpRequestMessage CreateJson(string json)
    {
        var url = WebhookSigner.AddBodyHash(WebhookHost.Url, Encoding.UTF8.GetBytes(json));
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.Sign(Service.AuthToken, url));
        return request;
    }
}
