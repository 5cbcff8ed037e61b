using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Applies the configuration of the HTTP clients for named clients to the HTTP clients of each client, whose names are not known when the
/// services are registered.</summary>
/// <param name="registry">The registry of the named clients.</param>
/// <param name="provider">The service provider, because the configuration delegates, of which this is one, cannot be injected.</param>
internal sealed class NamedHttpClientConfigurator(NamedClientRegistry registry, IServiceProvider provider)
    : IConfigureNamedOptions<HttpClientFactoryOptions>,
        IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void Configure(HttpClientFactoryOptions options) { }

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.FindRegistration(name) is not { } registration)
        {
            return;
        }

        if (name == registration.DownloadHttpClientName)
        {
            HttpClientRegistration.UsePrimaryHandler(options, registration);
        }

        foreach (var configuration in provider.GetServices<IConfigureOptions<HttpClientFactoryOptions>>())
        {
            if (configuration is ConfigureNamedOptions<HttpClientFactoryOptions> named && named.Name == GetTemplateName(name, registration))
            {
                named.Action?.Invoke(options);
            }
        }
    }

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.FindRegistration(name) is not { } registration)
        {
            return;
        }

        foreach (var configuration in provider.GetServices<IPostConfigureOptions<HttpClientFactoryOptions>>())
        {
            if (configuration is PostConfigureOptions<HttpClientFactoryOptions> named && named.Name == GetTemplateName(name, registration))
            {
                named.Action?.Invoke(options);
            }
        }

        if (name == registration.HttpClientName)
        {
            HttpClientRegistration.ConfigurePrimaryHandler(options, registration);
        }
    }

    private static string GetTemplateName(string? name, ClientRegistration registration) =>
        name == registration.HttpClientName
            ? NamedClientRegistry.TemplateName
            : ClientRegistration.GetDownloadName(NamedClientRegistry.TemplateName);
}
