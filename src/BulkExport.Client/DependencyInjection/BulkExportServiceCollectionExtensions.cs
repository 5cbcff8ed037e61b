using BulkExport.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods to register BulkExport clients in an <see cref="IServiceCollection"/>.</summary>
public static class BulkExportServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBulkExportClient"/>, <see cref="IJobsClient"/>, <see cref="IDaysClient"/> and
    /// <see cref="IExportConfigurationClient"/> as singletons, and a <see cref="WebhookSignatureValidator"/> with the current Auth Token.</summary>
    /// <remarks>
    /// The options have the default name, so <c>services.Configure&lt;BulkExportClientOptions&gt;(…)</c> applies to them. They are validated when the
    /// host starts and, if they are invalid, an <see cref="OptionsValidationException"/> is thrown then or, without a host, when the client is
    /// resolved. When the configuration is reloaded, the next request uses the new credential; other options are read when the client is created. If
    /// reloaded
    /// options are invalid or belong to another account, they are ignored and the reason is logged. Calling this method again registers no further services;
    /// it only adds another configuration delegate. The client uses the <see cref="TimeProvider"/> of the container, if one is registered.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// builder.Services.AddBulkExportClient(options =>
    /// {
    ///     options.AccountSid = builder.Configuration["Twilio:AccountSid"];
    ///     options.AuthToken = builder.Configuration["Twilio:AuthToken"];
    /// });
    /// </code>
    /// </example>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="configure">A delegate that configures the options.</param>
    /// <returns>An <see cref="IHttpClientBuilder"/> that configures the HTTP client for API requests. Its additional handlers process API requests only; its
    /// primary handler is used for downloads too. The client already retries, so a retry handler is not needed. For a request that creates, updates or deletes a
    /// resource, and for a download, each attempt is sent at most once; a custom handler, such as one added by <c>ConfigureHttpClientDefaults</c>, cannot resend
    /// it. To configure downloads, call <see cref="ConfigureDownloadHttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddBulkExportClient(this IServiceCollection services, Action<BulkExportClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, serviceKey: null, options => options.Configure(configure));
    }

    /// <inheritdoc cref="AddBulkExportClient(IServiceCollection, Action{BulkExportClientOptions})"/>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="configuration">The configuration section to bind to <see cref="BulkExportClientOptions"/>.</param>
    public static IHttpClientBuilder AddBulkExportClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey: null, configuration);
    }

    /// <inheritdoc cref="AddBulkExportClient(IServiceCollection, Action{BulkExportClientOptions})"/>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="options">The options, for example those from <see cref="BulkExportClientOptions.FromEnvironment"/>. The values are
    /// copied when the options are first created; later changes have no effect.</param>
    public static IHttpClientBuilder AddBulkExportClient(this IServiceCollection services, BulkExportClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        return Add(services, serviceKey: null, builder => builder.Configure(options.CopyTo));
    }

    /// <summary>Registers <see cref="IBulkExportClient"/>, <see cref="IJobsClient"/>, <see cref="IDaysClient"/> and
    /// <see cref="IExportConfigurationClient"/> as keyed singletons, for example one for each account, and a <see cref="WebhookSignatureValidator"/> with the current
    /// Auth Token.</summary>
    /// <remarks>
    /// The options are validated when the host starts; the error message contains the key. Calling this method again with an equal key registers no
    /// further services; it only adds another configuration delegate. Spans, metrics and logs of the client contain the string representation of the key, which
    /// must not be sensitive: spans and metrics as the tag <c>bulkexport.client.key</c>, logs at the end of the category name.
    /// </remarks>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="serviceKey">The key of the services, as specified in <see cref="FromKeyedServicesAttribute"/>.</param>
    /// <param name="configure">A delegate that configures the options of this client.</param>
    /// <returns>An <see cref="IHttpClientBuilder"/> that configures the HTTP client for API requests. See
    /// <see cref="AddBulkExportClient(IServiceCollection, Action{BulkExportClientOptions})"/>.</returns>
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

    /// <inheritdoc cref="AddKeyedBulkExportClient(IServiceCollection, object, Action{BulkExportClientOptions})"/>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="serviceKey">The key of the services, for example for <see cref="FromKeyedServicesAttribute"/>.</param>
    /// <param name="configuration">The configuration section to bind to <see cref="BulkExportClientOptions"/>.</param>
    public static IHttpClientBuilder AddKeyedBulkExportClient(
        this IServiceCollection services,
        object serviceKey,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, serviceKey, configuration);
    }

    /// <summary>Configures the HTTP client for file downloads, for example to add a handler.</summary>
    /// <remarks>
    /// Handlers that are added to the builder that <c>AddBulkExportClient</c> returns process API requests only. Download links are single-use credentials. A
    /// handler must not log them, resend them, or add an <c>Authorization</c> header.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"))
    ///     .AddHttpMessageHandler&lt;ApiHandler&gt;()
    ///     .ConfigureDownloadHttpClient(downloads => downloads.AddHttpMessageHandler&lt;DownloadHandler&gt;());
    /// </code>
    /// </example>
    /// <param name="builder">The builder that <c>AddBulkExportClient</c>, <c>AddKeyedBulkExportClient</c> or <c>AddBulkExportClients</c> returned.</param>
    /// <param name="configure">A delegate that configures the HTTP client for downloads.</param>
    /// <returns>The same builder, so that calls can be chained.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder ConfigureDownloadHttpClient(this IHttpClientBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Services.AddHttpClient(ClientRegistration.GetDownloadName(builder.Name)));
        return builder;
    }

    private static IHttpClientBuilder Add(IServiceCollection services, object? serviceKey, IConfiguration configuration) =>
        Add(services, serviceKey, options => options.Bind(configuration), (configuration as IConfigurationSection)?.Path);

    private static IHttpClientBuilder Add(
        IServiceCollection services,
        object? serviceKey,
        Action<OptionsBuilder<BulkExportClientOptions>> configure,
        string? configurationPath = null
    )
    {
        var registration = ClientRegistration.GetOrAdd(services, serviceKey, out var isNew);
        registration.ConfigurationPath = configurationPath ?? registration.ConfigurationPath;
        configure(services.AddOptionsWithValidateOnStart<BulkExportClientOptions>(registration.OptionsName));
        if (!isNew)
        {
            return services.AddHttpClient(registration.HttpClientName);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BulkExportClientOptions>, RegisteredOptionsValidator>());
        services.AddKeyedSingleton<IBulkExportClient>(serviceKey, (provider, _) => Create(provider, registration));
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Jobs);
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Days);
        services.AddKeyedSingleton(serviceKey, (provider, key) => provider.GetRequiredKeyedService<IBulkExportClient>(key).Configuration);
        services.AddKeyedSingleton(serviceKey, (provider, _) => CreateWebhookValidator(provider, registration));
        return HttpClientRegistration.AddHttpClients(services, registration);
    }

    private static WebhookSignatureValidator CreateWebhookValidator(IServiceProvider provider, ClientRegistration registration)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>();
        return new(new ClientWebhookSecrets(() => monitor.Get(registration.OptionsName)).Get);
    }

    private static BulkExport.Client.BulkExportClient Create(IServiceProvider provider, ClientRegistration registration) =>
        ClientActivator.Create(provider, registration, HttpClientRegistration.GetOptions(provider, registration));
}
