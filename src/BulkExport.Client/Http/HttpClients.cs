using System.Reflection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Provides the HTTP clients of a <see cref="BulkExportClient"/>, one for API requests and one for downloads.</summary>
internal sealed class HttpClients : IDisposable
{
    private volatile bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="HttpClients"/> class.</summary>
    /// <param name="baseAddress">The base address of the service.</param>
    /// <param name="credentials">The credentials for API requests.</param>
    /// <param name="apiHandler">The handler for API requests. The handler for authentication is added to it.</param>
    /// <param name="downloadHandler">The handler for file downloads.</param>
    /// <param name="disposeHandlers"><see langword="true"/> to dispose the handlers with the clients.</param>
    public HttpClients(
        Uri baseAddress,
        CredentialProvider credentials,
        HttpMessageHandler apiHandler,
        HttpMessageHandler downloadHandler,
        bool disposeHandlers
    )
    {
        Credentials = credentials;
        Api = Create(new AuthenticationHandler(credentials, baseAddress) { InnerHandler = apiHandler }, disposeHandlers);
        Api.BaseAddress = baseAddress;
        Downloads = Create(downloadHandler, disposeHandlers);
    }

    /// <summary>Gets the credentials for API requests.</summary>
    public CredentialProvider Credentials { get; }

    /// <summary>Gets a value indicating whether the clients are disposed, which cancels requests in progress.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>Gets the client for API requests.</summary>
    public HttpClient Api { get; }

    /// <summary>Gets the client for file downloads. It sends no credentials, because the download link is a credential.</summary>
    public HttpClient Downloads { get; }

    private static string UserAgent { get; } =
        $"BulkExport.Client/{typeof(HttpClients).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} .NET/{Environment.Version}";

    /// <summary>Creates the HTTP clients of a <see cref="BulkExportClient"/> that is created without a container.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="handler">The primary handler of the application, or <see langword="null"/> to use a new one.</param>
    /// <param name="logger">The logger.</param>
    /// <exception cref="InvalidOperationException">The handler has already sent a request.</exception>
    public static HttpClients Create(BulkExportClientOptions options, HttpMessageHandler? handler, ILogger logger)
    {
        var primaryHandler = handler ?? new SocketsHttpHandler();
        PrimaryHandlerConfigurator.Configure(primaryHandler, options.AttemptTimeout);
        var first = SingleSendHandler.InsertInto(primaryHandler);
        return new(
            options.BaseAddress,
            new CredentialProvider(options, () => options, logger),
            first,
            first,
            disposeHandlers: handler is null
        );
    }

    public void Dispose()
    {
        _isDisposed = true;
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
