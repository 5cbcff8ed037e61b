using System.Net;

namespace BulkExport.Client;

/// <summary>Configures the primary handler for API requests and downloads. The application may provide the handler.</summary>
/// <remarks>Redirects, cookies and automatic decompression are disabled, and the proxy is bypassed for HTTP. Other settings of the application, such
/// as certificates, are kept.</remarks>
internal static class PrimaryHandlerConfigurator
{
    /// <summary>The maximum number of connections to the service and to each file host. Further requests wait for a connection.</summary>
    private const int MaxConnections = 100;

    /// <summary>The lifetime of a pooled connection. It limits how long a DNS change is ignored.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The idle timeout of a pooled connection. It is shorter than that of common load balancers (60 seconds), so that a request is not sent
    /// on a connection that the server is closing.</summary>
    private static readonly TimeSpan ConnectionIdleTimeout = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan DefaultConnectionIdleTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Configures the primary handler at the end of a chain.</summary>
    /// <param name="handler">The primary handler, or the first handler of a chain that ends with it.</param>
    /// <param name="attemptTimeout">The timeout of an attempt. The connect timeout is shorter, so that a failure to connect is reported as
    /// such.</param>
    /// <exception cref="InvalidOperationException">The handler has already sent a request, and has a required setting with another value.</exception>
    public static void Configure(HttpMessageHandler handler, TimeSpan attemptTimeout)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        try
        {
            switch (handler)
            {
                case SocketsHttpHandler sockets:
                    Configure(sockets);
                    ConfigureConnections(sockets, attemptTimeout);
                    break;
                case HttpClientHandler client:
                    Configure(client);
                    break;
            }
        }
        catch (InvalidOperationException exception)
        {
            throw CreateUsedHandlerException(handler, exception);
        }
    }

    /// <summary>Creates the exception for a handler that cannot be changed anymore.</summary>
    public static InvalidOperationException CreateUsedHandlerException(HttpMessageHandler handler, InvalidOperationException exception) =>
        new(
            $"The {handler.GetType().Name} has already sent a request, so it cannot be configured for the client. Pass a new handler to the client.",
            exception
        );

    // The setters throw if the handler has been used, so values that are equal are not set.
    private static void Configure(SocketsHttpHandler handler)
    {
        if (handler.AllowAutoRedirect)
        {
            handler.AllowAutoRedirect = false; // download links are returned as redirects, and validated before they are requested
        }

        if (handler.UseCookies)
        {
            handler.UseCookies = false;
        }

        if (handler.AutomaticDecompression != DecompressionMethods.None)
        {
            handler.AutomaticDecompression = DecompressionMethods.None; // the compressed file is verified and stored
        }

        if (handler.UseProxy && handler.Proxy is not HttpsOnlyProxy)
        {
            handler.Proxy = new HttpsOnlyProxy(handler.Proxy);
        }
    }

    private static void ConfigureConnections(SocketsHttpHandler handler, TimeSpan attemptTimeout)
    {
        if (handler.PooledConnectionLifetime == Timeout.InfiniteTimeSpan)
        {
            handler.PooledConnectionLifetime = ConnectionLifetime;
        }

        if (handler.PooledConnectionIdleTimeout == DefaultConnectionIdleTimeout)
        {
            handler.PooledConnectionIdleTimeout = ConnectionIdleTimeout;
        }

        if (handler.ConnectTimeout == Timeout.InfiniteTimeSpan)
        {
            handler.ConnectTimeout = attemptTimeout / 2;
        }

        if (handler.MaxConnectionsPerServer == int.MaxValue)
        {
            handler.MaxConnectionsPerServer = MaxConnections;
        }
    }

    private static void Configure(HttpClientHandler handler)
    {
        if (handler.AllowAutoRedirect)
        {
            handler.AllowAutoRedirect = false;
        }

        if (handler.UseCookies)
        {
            handler.UseCookies = false;
        }

        if (handler.AutomaticDecompression != DecompressionMethods.None)
        {
            handler.AutomaticDecompression = DecompressionMethods.None;
        }

        if (handler.UseProxy && handler.Proxy is not HttpsOnlyProxy)
        {
            handler.Proxy = new HttpsOnlyProxy(handler.Proxy);
        }

        if (handler.MaxConnectionsPerServer == int.MaxValue)
        {
            handler.MaxConnectionsPerServer = MaxConnections;
        }
    }
}
