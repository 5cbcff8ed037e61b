using BulkExport.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods to register an <see cref="IBulkExportClientFactory"/> in an <see cref="IServiceCollection"/>.</summary>
public static class BulkExportClientFactoryServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBulkExportClientFactory"/> as a singleton, with a named client for each subsection of a configuration section.</summary>
    /// <remarks>
    /// The name of a subsection is the name of a client and of its options, so <c>services.Configure&lt;BulkExportClientOptions&gt;(name, …)</c> and
    /// <c>services.ConfigureAll&lt;BulkExportClientOptions&gt;(…)</c> apply to them. The options are validated when a client is created. Subsections can
    /// be added, changed and removed while the application runs, if the configuration is reloaded. Spans, metrics and logs of a client contain its name,
    /// which must not be sensitive, like the key of <c>AddKeyedBulkExportClient</c>. Calling this method again adds the subsections of another section.
    /// </remarks>
    /// <example>
    /// With the following configuration, the clients have the names <c>Billing</c> and <c>Support</c>.
    /// <code language="json">
    /// {
    ///   "BulkExport": {
    ///     "Accounts": {
    ///       "Billing": { "AccountSid": "AC…", "AuthToken": "…" },
    ///       "Support": { "AccountSid": "AC…", "AuthToken": "…" }
    ///     }
    ///   }
    /// }
    /// </code>
    /// <code language="csharp">
    /// builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));
    /// </code>
    /// </example>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="accounts">The configuration section that contains a subsection for each client.</param>
    /// <returns>An <see cref="IHttpClientBuilder"/> that configures the HTTP clients for API requests of all named clients. Each client has its own
    /// instances of additional handlers; all clients with the same <see cref="BulkExportClientOptions.AttemptTimeout"/> share the primary handler. See
    /// <see cref="BulkExportServiceCollectionExtensions.AddBulkExportClient(IServiceCollection, Action{BulkExportClientOptions})"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddBulkExportClients(this IServiceCollection services, IConfiguration accounts)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(accounts);
        var builder = Add(services, out var registry);
        registry.Sections.Add(accounts);
        services.AddSingleton<IConfigureOptions<BulkExportClientOptions>>(new NamedOptionsBinder(accounts));
        return builder;
    }

    /// <summary>Registers <see cref="IBulkExportClientFactory"/> as a singleton, with a named client.</summary>
    /// <remarks>The name is also the name of the options, which are validated when the client is created. Calling this method again adds another client
    /// or, with the same name, another configuration delegate. The name must not be sensitive, because spans, metrics and logs contain it.</remarks>
    /// <param name="services">The <see cref="IServiceCollection"/> to add the services to.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="configure">A delegate that configures the options of the client.</param>
    /// <returns>An <see cref="IHttpClientBuilder"/> that configures the HTTP clients for API requests of all named clients. See
    /// <see cref="AddBulkExportClients(IServiceCollection, IConfiguration)"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddBulkExportClients(
        this IServiceCollection services,
        string name,
        Action<BulkExportClientOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = Add(services, out var registry);
        registry.AddName(name);
        services.Configure(name, configure);
        return builder;
    }

    private static IHttpClientBuilder Add(IServiceCollection services, out NamedClientRegistry registry)
    {
        registry = NamedClientRegistry.GetOrAdd(services, out var isNew);
        if (!isNew)
        {
            return services.AddHttpClient(NamedClientRegistry.TemplateName);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BulkExportClientOptions>, RegisteredOptionsValidator>());
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>, NamedHttpClientConfigurator>();
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>, NamedHttpClientConfigurator>();
        services.AddSingleton<IBulkExportClientFactory, BulkExportClientFactory>();
        return HttpClientRegistration.AddTemplates(services, NamedClientRegistry.TemplateName);
    }
}
