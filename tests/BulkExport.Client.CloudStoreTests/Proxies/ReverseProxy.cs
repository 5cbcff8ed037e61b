using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Forwards requests to a server, with the headers and the encoding of the path unchanged, because both are signed.</summary>
internal abstract class ReverseProxy(Uri target) : IAsyncDisposable
{
    private static readonly HashSet<string> HopByHopHeaders = new(
        ["Connection", "Keep-Alive", "Transfer-Encoding", "Expect", "Host"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly HttpMessageInvoker _invoker = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), // less than the keep-alive timeout of Node.js
        }
    );
    private WebApplication? _application;

    /// <summary>Gets the base address of the proxy.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = null;
                kestrel.Limits.MinRequestBodyDataRate = null;
                kestrel.Limits.MinResponseDataRate = null;
                kestrel.Listen(IPAddress.Loopback, 0);
            });
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Run(HandleAsync);
        await _application.StartAsync();
        Address = new Uri(_application.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _invoker.Dispose();
    }

    protected abstract Task HandleAsync(HttpContext context);

    /// <summary>Determines whether a header of a request is forwarded.</summary>
    protected virtual bool IsForwarded(string header) => !HopByHopHeaders.Contains(header);

    protected static string GetTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    /// <summary>Reads the complete body of a request.</summary>
    protected static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Forwards a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="method">The method to send.</param>
    /// <param name="pathAndQuery">The path and query to send.</param>
    /// <param name="body">The body to send, or <see langword="null"/>.</param>
    protected async Task<HttpResponseMessage> SendAsync(HttpContext context, string method, string pathAndQuery, byte[]? body)
    {
        var uri = new Uri(
            target.GetLeftPart(UriPartial.Authority) + pathAndQuery,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var request = new HttpRequestMessage(new HttpMethod(method), uri)
        {
            Content = body is null ? null : new ByteArrayContent(body),
        };
        request.Headers.Host = context.Request.Host.Value;
        foreach (var (name, values) in context.Request.Headers.Where(header => IsForwarded(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!) && request.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
            }
        }

        return await _invoker.SendAsync(request, CancellationToken.None);
    }

    /// <summary>Sends a response with a body that replaces the one of the forwarded response.</summary>
    protected static async Task RespondAsync(HttpContext context, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        CopyHeaders(context, response);
        if (context.Request.Method != HttpMethods.Head && response.StatusCode != HttpStatusCode.NoContent)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    protected static void CopyHeaders(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (
            var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !HopByHopHeaders.Contains(header.Key))
        )
        {
            context.Response.Headers[name] = values.ToArray();
        }
    }
}
