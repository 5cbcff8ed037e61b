using System.Reflection;

namespace BulkExport.Client;

/// <summary>The two HTTP clients of a <see cref="BulkExportClient"/>, composed the same way with and without a container.</summary>
internal sealed class HttpClients : IDisposable
{
    /// <summary>The lifetime of a pooled connection, within which DNS changes are noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Composes the clients.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="apiHandler">Sends API requests, below the handlers that are added here.</param>
    /// <param name="downloadHandler">Sends file downloads.</param>
    /// <param name="disposeHandlers">Whether the handlers are disposed with the clients.</param>
    public HttpClients(
        BulkExportClientOptions options,
        HttpMessageHandler apiHandler,
        HttpMessageHandler downloadHandler,
        bool disposeHandlers
    )
    {
        var handler = new AuthenticationHandler(options) { InnerHandler = new EmptyContentHandler { InnerHandler = apiHandler } };
        Api = Create(handler, disposeHandlers);
        Api.BaseAddress = options.BaseAddress;
        Downloads = Create(downloadHandler, disposeHandlers);
    }

    /// <summary>Gets the client of API requests, which sends the credentials to the origin of the base address.</summary>
    public HttpClient Api { get; }

    /// <summary>Gets the client of file downloads. A download link is its own credential, so this client has none.</summary>
    public HttpClient Downloads { get; }

    private static string UserAgent { get; } =
        $"BulkExport.Client/{typeof(HttpClients).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} .NET/{Environment.Version}";

    /// <summary>Creates the default primary handler.</summary>
    public static SocketsHttpHandler CreatePrimaryHandler() =>
        new()
        {
            AllowAutoRedirect = false, // a redirect is a response that is validated before it is followed
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };

    /// <summary>Disables redirects on a primary handler of the caller: the link to a file is sent as a redirect.</summary>
    public static void DisableAutoRedirect(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                sockets.AllowAutoRedirect = false;
                break;
            case HttpClientHandler { AllowAutoRedirect: true } client:
                client.AllowAutoRedirect = false;
                break;
        }
    }

    public void Dispose()
    {
        Api.Dispose();
        Downloads.Dispose();
    }

    private static HttpClient Create(HttpMessageHandler handler, bool disposeHandler)
    {
        var http = new HttpClient(handler, disposeHandler) { Timeout = Timeout.InfiniteTimeSpan }; // attempts have their own timeout
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return http;
    }
}
