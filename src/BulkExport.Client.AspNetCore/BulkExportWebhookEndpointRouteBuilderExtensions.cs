using System.Diagnostics.CodeAnalysis;
using BulkExport.Client;
using BulkExport.Client.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Provides an extension method to map an endpoint for the webhooks of BulkExport jobs.</summary>
public static class BulkExportWebhookEndpointRouteBuilderExtensions
{
    /// <summary>Maps an endpoint that receives the completion webhooks of jobs (GET and POST), and calls a handler for each finished job.</summary>
    /// <remarks>
    /// <para>
    /// The endpoint responds with 204 if the service signed the request; 400 without a signature; 403 with an invalid signature; 413 if the request is too large; 500
    /// if no secret is configured; and 503 if the notification cannot be stored. The content of the request is not trusted: the job is fetched, and is handled when it
    /// is finished. A request that names no job causes the jobs that have its URL as their webhook to be fetched.
    /// </para>
    /// <para>
    /// With <see cref="BulkExportWebhookOptions.Store"/>, a job is handled at least once after the response, even if the process ends, and only once in the common case:
    /// repeated webhooks of a handled job have no effect. Without a store, this applies within the process only. The service may not send a webhook at all;
    /// poll jobs in addition.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
    /// builder.Services.AddBulkExportWebhooks();
    ///
    /// app.MapBulkExportWebhook(
    ///     "/hooks/bulkexport",
    ///     (job, services, cancellationToken) => services.GetRequiredService&lt;Loader&gt;().LoadAsync(job, cancellationToken)
    /// );
    /// </code>
    /// </example>
    /// <param name="endpoints">The <see cref="IEndpointRouteBuilder"/> to add the route to.</param>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="handler">The delegate that handles a finished job. It receives the job, the services of a scope that is created for the call, and a token that is
    /// canceled when the shutdown timeout of the host elapses. It must be idempotent, because it is called again if it throws an exception or the process ends.</param>
    /// <param name="configure">A delegate that configures the options, or <see langword="null"/> to use the defaults.</param>
    /// <returns>An <see cref="IEndpointConventionBuilder"/> that configures the endpoint.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/>, <paramref name="pattern"/> or <paramref name="handler"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddBulkExportWebhooks</c> was not called, the client is not registered, or another endpoint has the same
    /// name.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The message contains its name.</exception>
    public static IEndpointConventionBuilder MapBulkExportWebhook(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<Job, IServiceProvider, CancellationToken, Task> handler,
        Action<BulkExportWebhookOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        var options = new BulkExportWebhookOptions();
        configure?.Invoke(options);
        WebhookOptionsGuard.ThrowIfInvalid(options);
        var services = endpoints.ServiceProvider;
        var registry =
            services.GetService<WebhookProcessorService>()
            ?? throw new InvalidOperationException("The webhook services are not registered. Call services.AddBulkExportWebhooks() first.");
        ThrowIfClientIsMissing(services, options.ClientKey);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger($"BulkExport.Client.AspNetCore.{options.EffectiveName}");
        var processor = new WebhookProcessor(options, handler, services, logger);
        registry.Add(processor);
        var endpoint = new WebhookEndpoint(options, processor, logger);
        return endpoints
            .MapMethods(pattern, [HttpMethods.Get, HttpMethods.Post], endpoint.InvokeAsync)
            .WithDisplayName($"BulkExport webhook {options.EffectiveName}");
    }

    private static void ThrowIfClientIsMissing(IServiceProvider services, object? key)
    {
        var isRegistered = key is null
            ? services.GetService<IServiceProviderIsService>()?.IsService(typeof(IJobsClient))
            : services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IJobsClient), key);
        if (isRegistered == false)
        {
            throw new InvalidOperationException(
                key is null
                    ? "The client is not registered. Call services.AddBulkExportClient(…), or set ClientKey."
                    : "The client with the ClientKey of the options is not registered. Call services.AddKeyedBulkExportClient(…) with the same key."
            );
        }
    }
}
