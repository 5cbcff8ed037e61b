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
                    ConfigureCommon(
                        (sockets.AllowAutoRedirect, value => sockets.AllowAutoRedirect = value),
                        (sockets.UseCookies, value => sockets.UseCookies = value),
                        (sockets.AutomaticDecompression, value => sockets.AutomaticDecompression = value),
                        (sockets.UseProxy, sockets.Proxy, value => sockets.Proxy = value),
                        (sockets.MaxConnectionsPerServer, value => sockets.MaxConnectionsPerServer = value)
                    );
                    ConfigureConnections(sockets, attemptTimeout);
                    break;
                case HttpClientHandler client:
                    ConfigureCommon(
                        (client.AllowAutoRedirect, value => client.AllowAutoRedirect = value),
                        (client.UseCookies, value => client.UseCookies = value),
                        (client.AutomaticDecompression, value => client.AutomaticDecompression = value),
                        (client.UseProxy, client.Proxy, value => client.Proxy = value),
                        (client.MaxConnectionsPerServer, value => client.MaxConnectionsPerServer = value)
                    );
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

    /// <summary>Configures the settings that both types of handlers have. The setters throw if the handler has been used, so values that are equal are
    /// not set.</summary>
    private static void ConfigureCommon(
        (bool Value, Action<bool> Set) allowAutoRedirect,
        (bool Value, Action<bool> Set) useCookies,
        (DecompressionMethods Value, Action<DecompressionMethods> Set) automaticDecompression,
        (bool IsUsed, IWebProxy? Value, Action<IWebProxy> Set) proxy,
        (int Value, Action<int> Set) maxConnectionsPerServer
    )
    {
        if (allowAutoRedirect.Value)
        {
            allowAutoRedirect.Set(false); // download links are returned as redirects, and validated before they are requested
        }

        if (useCookies.Value)
        {
            useCookies.Set(false);
        }

        if (automaticDecompression.Value != DecompressionMethods.None)
        {
            automaticDecompression.Set(DecompressionMethods.None); // the compressed file is verified and stored
        }

        if (proxy.IsUsed && proxy.Value is not HttpsOnlyProxy)
        {
            proxy.Set(new HttpsOnlyProxy(proxy.Value));
        }

        if (maxConnectionsPerServer.Value == int.MaxValue)
        {
            maxConnectionsPerServer.Set(MaxConnections);
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
    }
}
