using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.PostConfigure<HttpClientFactoryOptions>(
            registration.HttpClientName,
            options => ConfigurePrimaryHandler(options, registration)
        );
        services.Configure<HttpClientFactoryOptions>(
            registration.DownloadHttpClientName,
            options => UsePrimaryHandler(options, registration)
        );
        var builder = AddTemplates(services, registration.HttpClientName);

        // The client is a singleton and keeps its handlers; PooledConnectionLifetime applies instead.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        builder.ConfigureDownloadHttpClient(downloads => downloads.SetHandlerLifetime(Timeout.InfiniteTimeSpan));
        return builder;
    }

    /// <summary>Registers the common configuration of the HTTP clients for API requests and downloads.</summary>
    public static IHttpClientBuilder AddTemplates(IServiceCollection services, string name)
    {
        services.TryAddSingleton<PrimaryHandlerPool>();
        services.AddHttpClient(ClientRegistration.GetDownloadName(name)).RemoveAllLoggers(); // they log URIs, including download links
        return services.AddHttpClient(name).RemoveAllLoggers();
    }

    /// <summary>Configures the primary handler of API requests after all other configuration, and keeps it for downloads.</summary>
    public static void ConfigurePrimaryHandler(HttpClientFactoryOptions options, ClientRegistration registration) =>
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            var primaryHandler = builder.PrimaryHandler;
            builder.PrimaryHandler = GetPool(builder).GetOrAdd(registration.PrimaryHandlerName, PreparePrimaryHandler);

            HttpMessageHandler PreparePrimaryHandler()
            {
                var timeout = registration.AttemptTimeout ?? GetOptions(builder.Services, registration).AttemptTimeout;
                PrimaryHandlerConfigurator.Configure(primaryHandler, timeout);
                return SingleSendHandler.InsertInto(primaryHandler);
            }
        });

    /// <summary>Applies the primary handler of API requests to downloads, without the handlers that are registered for all HTTP clients.</summary>
    public static void UsePrimaryHandler(HttpClientFactoryOptions options, ClientRegistration registration) =>
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(registration.HttpClientName); // creates it once
            builder.PrimaryHandler = GetPool(builder).GetOrAdd(registration.PrimaryHandlerName);
            builder.AdditionalHandlers.Clear();
        });

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

    /// <summary>Gets the current options of a registration.</summary>
    public static BulkExportClientOptions GetOptions(IServiceProvider provider, ClientRegistration registration) =>
        provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().Get(registration.OptionsName);

    private static PrimaryHandlerPool GetPool(HttpMessageHandlerBuilder builder) =>
        builder.Services.GetRequiredService<PrimaryHandlerPool>();

    private static void Configure(IServiceProvider provider, string name, HttpClient http)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name);
        foreach (var action in options.HttpClientActions)
        {
            action(http);
        }
    }
}
