using System.Reflection;

namespace BulkExport.Client;

/// <summary>Provides the HTTP clients of a <see cref="BulkExportClient"/>, one for API requests and one for downloads.</summary>
internal sealed class HttpClients : IDisposable
{
    /// <summary>The lifetime of a pooled connection. It limits how long a DNS change is ignored.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Initializes a new instance of the <see cref="HttpClients"/> class.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="apiHandler">The handler for API requests. The handler for authentication is added to it.</param>
    /// <param name="downloadHandler">The handler for file downloads.</param>
    /// <param name="disposeHandlers"><see langword="true"/> to dispose the handlers with the clients.</param>
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

    /// <summary>Gets the client for API requests.</summary>
    public HttpClient Api { get; }

    /// <summary>Gets the client for file downloads. It sends no credentials, because the download link is a credential.</summary>
    public HttpClient Downloads { get; }

    private static string UserAgent { get; } =
        $"BulkExport.Client/{typeof(HttpClients).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} .NET/{Environment.Version}";

    /// <summary>Creates the default primary handler.</summary>
    public static SocketsHttpHandler CreatePrimaryHandler() =>
        new()
        {
            AllowAutoRedirect = false, // the download link is validated before it is requested
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };

    /// <summary>Disables automatic redirects of a primary handler, because the service returns download links as redirects.</summary>
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
        var http = new HttpClient(handler, disposeHandler) { Timeout = Timeout.InfiniteTimeSpan }; // the pipeline limits the duration of attempts
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return http;
    }
}
