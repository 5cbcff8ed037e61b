using BulkExport.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers BulkExport clients.</summary>
public static class BulkExportServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBulkExportClient"/>, <see cref="IJobsClient"/>, <see cref="IDaysClient"/> and
    /// <see cref="IExportConfigurationClient"/> as singletons.</summary>
    /// <remarks>
    /// Options are validated when the host starts. A second call changes nothing but the options. The clock is the container's
    /// <see cref="TimeProvider"/>, if it has one.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client underneath, to add a proxy or a handler. Do not add retries to it: the client has its own,
    /// and the two would multiply.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddBulkExportClient(this IServiceCollection services, Action<BulkExportClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, serviceKey: null, options => options.Configure(configure));
    }

    /// <inheritdoc cref="AddBulkExportClient(IServiceCollection, Action{BulkExportClientOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="section">The configuration section whose settings are named as in <see cref="BulkExportClientOptions"/>.</param>
    public static IHttpClientBuilder AddBulkExportClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, serviceKey: null, options => options.Bind(section));
    }

    /// <summary>Registers <see cref="IBulkExportClient"/>, <see cref="IJobsClient"/>, <see cref="IDaysClient"/> and
    /// <see cref="IExportConfigurationClient"/> as singletons under a key, one for each account.</summary>
    /// <remarks>
    /// Options are validated when the host starts. A second call with the same key changes nothing but the options.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key, as <see cref="FromKeyedServicesAttribute"/> names it.</param>
    /// <param name="configure">Sets the options of this account.</param>
    /// <returns>The builder of the HTTP client underneath this account's client.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddKeyedBulkExportClient(
        this IServiceCollection services,
        object serviceKey,
        Action<BulkExportClientOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, serviceKey, options => options.Configure(configure));
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services,
        object? serviceKey,
        Action<OptionsBuilder<BulkExportClientOptions>> configure
    )
    {
        var name = Registration.NameFor(services, serviceKey, out var isFirst);
        configure(services.AddOptionsWithValidateOnStart<BulkExportClientOptions>(name));
        var builder = services.AddHttpClient(name);
        if (!isFirst)
        {
            return builder;
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<BulkExportClientOptions>, BulkExportClientOptionsValidator>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<BulkExportClientOptions>, BulkExportClientOptionsCrossValidator>()
        );
        services.PostConfigure<HttpClientFactoryOptions>(
            name,
            static http => http.HttpMessageHandlerBuilderActions.Add(static handler => HttpDefaults.StopRedirects(handler.PrimaryHandler))
        );
        services.AddKeyedSingleton<IBulkExportClient>(serviceKey, (provider, _) => Create(provider, name));
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Jobs);
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Days);
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Configuration);
        return builder
            .ConfigureHttpClient((provider, http) => HttpDefaults.Configure(http, Options(provider, name)))
            .ConfigurePrimaryHttpMessageHandler(HttpDefaults.CreateHandler)
            .AddHttpMessageHandler(provider => new AuthenticationHandler(Options(provider, name)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the client keeps its handler; connections have a lifetime of their own
            .RemoveAllLoggers(); // the factory's loggers print addresses
    }

    private static BulkExport.Client.BulkExportClient Create(IServiceProvider provider, string name) =>
        new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            Options(provider, name),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()
        );

    private static BulkExportClientOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().Get(name);
}
