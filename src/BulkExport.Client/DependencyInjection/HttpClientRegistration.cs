using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Registers the HTTP clients for API requests and downloads with the HTTP client factory, and creates them.</summary>
internal static class HttpClientRegistration
{
    /// <summary>Registers the HTTP clients. The returned builder configures API requests; its primary handler is used for downloads too.</summary>
    public static IHttpClientBuilder AddHttpClients(IServiceCollection services, ClientRegistration registration)
    {
        services.AddKeyedSingleton<PrimaryHandlerHolder>(registration.HttpClientName);
        var builder = AddHttpClient(services, registration.HttpClientName);
        services.PostConfigure<HttpClientFactoryOptions>(
            registration.HttpClientName,
            options => options.HttpMessageHandlerBuilderActions.Add(handlerBuilder => ConfigurePrimaryHandler(handlerBuilder, registration))
        );
        services.Configure<HttpClientFactoryOptions>(
            registration.DownloadHttpClientName,
            options => options.HttpMessageHandlerBuilderActions.Add(handlerBuilder => UsePrimaryHandler(handlerBuilder, registration))
        );
        AddHttpClient(services, registration.DownloadHttpClientName);
        return builder;
    }

    /// <summary>Creates the HTTP clients from the registered handlers.</summary>
    public static HttpClients Create(IServiceProvider provider, ClientRegistration registration, BulkExportClientOptions options)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>();
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateClientLogger(registration.Key);
        var handlers = provider.GetRequiredService<IHttpMessageHandlerFactory>();
        var clients = new HttpClients(
            options.BaseAddress,
            new CredentialProvider(options, () => monitor.Get(registration.OptionsName), logger),
            handlers.CreateHandler(registration.HttpClientName),
            handlers.CreateHandler(registration.DownloadHttpClientName),
            disposeHandlers: false // the factory owns them
        );
        Configure(provider, registration.HttpClientName, clients.Api);
        Configure(provider, registration.DownloadHttpClientName, clients.Downloads);
        return clients;
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name) =>
        services
            .AddHttpClient(name)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the client is a singleton and keeps its handler; PooledConnectionLifetime applies instead
            .RemoveAllLoggers(); // they log URIs, including download links

    /// <summary>Configures the primary handler of API requests after all other configuration, and keeps it for downloads.</summary>
    private static void ConfigurePrimaryHandler(HttpMessageHandlerBuilder builder, ClientRegistration registration)
    {
        var options = builder.Services.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().Get(registration.OptionsName);
        PrimaryHandlerConfigurator.Configure(builder.PrimaryHandler, options.AttemptTimeout);
        builder.PrimaryHandler = SingleSendHandler.InsertInto(builder.PrimaryHandler);
        builder.Services.GetRequiredKeyedService<PrimaryHandlerHolder>(registration.HttpClientName).Handler = builder.PrimaryHandler;
    }

    /// <summary>Applies the primary handler of API requests to downloads, without the handlers that are registered for all HTTP clients.</summary>
    private static void UsePrimaryHandler(HttpMessageHandlerBuilder builder, ClientRegistration registration)
    {
        builder.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(registration.HttpClientName); // creates it once
        builder.PrimaryHandler = builder.Services.GetRequiredKeyedService<PrimaryHandlerHolder>(registration.HttpClientName).Handler!;
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
