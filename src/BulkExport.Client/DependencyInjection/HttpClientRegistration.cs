using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Registers the HTTP clients for API requests and downloads with the HTTP client factory, and creates them.</summary>
internal static class HttpClientRegistration
{
    /// <summary>Registers the HTTP clients. The returned builder configures API requests; its primary handler is used for downloads too.</summary>
    public static IHttpClientBuilder AddHttpClients(IServiceCollection services, string name)
    {
        var builder = AddHttpClient(services, name);
        builder.ConfigurePrimaryHttpMessageHandler(HttpClients.CreatePrimaryHandler);
        var downloadName = ClientRegistration.GetDownloadName(name);
        services.Configure<HttpClientFactoryOptions>(
            downloadName,
            options => options.HttpMessageHandlerBuilderActions.Add(handlerBuilder => ApplyPrimaryHandler(name, handlerBuilder))
        );
        AddHttpClient(services, downloadName);
        return builder;
    }

    /// <summary>Creates the HTTP clients from the registered handlers.</summary>
    public static HttpClients Create(IServiceProvider provider, string name, BulkExportClientOptions options)
    {
        var downloadName = ClientRegistration.GetDownloadName(name);
        var handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();
        var clients = new HttpClients(
            options,
            handlers.CreateHandler(name),
            handlers.CreateHandler(downloadName),
            disposeHandlers: false // the factory owns them
        );
        Configure(provider, name, clients.Api);
        Configure(provider, downloadName, clients.Downloads);
        return clients;
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name)
    {
        services.PostConfigure<HttpClientFactoryOptions>(
            name,
            static options =>
                options.HttpMessageHandlerBuilderActions.Add(static builder => HttpClients.DisableAutoRedirect(builder.PrimaryHandler))
        );
        return services
            .AddHttpClient(name)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the client is a singleton and keeps its handler; PooledConnectionLifetime applies instead
            .RemoveAllLoggers(); // they log URIs, including download links
    }

    /// <summary>Applies the handler configuration of the HTTP client for API requests, and removes all handlers except the primary handler.</summary>
    private static void ApplyPrimaryHandler(string name, HttpMessageHandlerBuilder builder)
    {
        var options = builder.Services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name);
        foreach (var action in options.HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        builder.AdditionalHandlers.Clear();
    }

    private static void Configure(IServiceProvider provider, string name, HttpClient http)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name);
        foreach (var action in options.HttpClientActions)
        {
            action(http);
        }
    }
}
