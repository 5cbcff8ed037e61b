using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Refit;

namespace BulkExport.Client;

/// <summary>Provides a client for the Twilio BulkExport API. Instances are thread-safe and intended to be reused for the lifetime of the
/// application.</summary>
/// <remarks>In an application that uses dependency injection, register the client with <c>services.AddBulkExportClient(…)</c> and inject
/// <see cref="IBulkExportClient"/>.</remarks>
public sealed class BulkExportClient : IBulkExportClient, IDisposable
{
    /// <summary>The Refit settings, which do not wrap transport exceptions, because Refit's exceptions contain the request and its
    /// credentials.</summary>
    private static readonly RefitSettings Settings = new() { TransportExceptionFactory = static (_, exception, _) => exception };

    private readonly HttpClients _http;
    private readonly Exporter _exporter;

    /// <summary>Initializes a new instance of the <see cref="BulkExportClient"/> class for use without dependency injection.</summary>
    /// <param name="options">The options to configure the client, for example those that <see cref="BulkExportClientOptions.FromEnvironment"/>
    /// returns.</param>
    /// <param name="timeProvider">The time provider for timeouts and delays, or <see langword="null"/> to use the system clock.</param>
    /// <param name="loggerFactory">The logger factory, or <see langword="null"/> to log nothing.</param>
    /// <param name="handler">The primary handler for API requests and downloads, for example to configure a proxy, or <see langword="null"/> to use the default.
    /// The client does not dispose it. Redirects, cookies and automatic decompression are disabled on a <see cref="SocketsHttpHandler"/> or
    /// <see cref="HttpClientHandler"/>, also at the end of a chain of <see cref="DelegatingHandler"/> instances. On these handlers, the
    /// proxy is bypassed for HTTP URIs. Each of the following settings is changed only if it has its default value: the maximum number of connections per server (to 100) and, on a <see cref="SocketsHttpHandler"/>, the connect timeout (to half of <see cref="BulkExportClientOptions.AttemptTimeout"/>),
    /// the connection lifetime (to 5 minutes) and the idle timeout (to 45 seconds). For any other type of handler, the caller must disable redirects, cookies and
    /// automatic decompression, and bypass the proxy for HTTP URIs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">An option is missing or invalid. The message contains its name.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="handler"/> has already sent a request, and cannot be configured anymore.</exception>
    public BulkExportClient(
        BulkExportClientOptions options,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        HttpMessageHandler? handler = null
    )
        : this(CreateHttpClients(options, handler, loggerFactory), options, timeProvider, loggerFactory) { }

    internal BulkExportClient(
        HttpClients http,
        BulkExportClientOptions options,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory,
        string? key = null
    )
    {
        timeProvider ??= TimeProvider.System;
        loggerFactory ??= NullLoggerFactory.Instance;
        _http = http;
        AccountSid = string.IsNullOrEmpty(options.AccountSid) ? null : options.AccountSid;
        var logger = loggerFactory.CreateClientLogger(key);
        var pipeline = new ApiPipeline(options, http, timeProvider, loggerFactory, key);
        var paginator = new Paginator(http.Api, pipeline);
        var daysApi = RestService.ForGenerated<IDaysApi>(http.Api, Settings);
        var downloads = ResiliencePipelineFactory.CreateDownloadPipeline(options, timeProvider, loggerFactory, key);
        var downloader = new DayFileDownloader(daysApi, http, pipeline, downloads, options.DownloadIdleTimeout, timeProvider);
        var days = new DaysClient(daysApi, paginator, downloader);
        Jobs = new JobsClient(RestService.ForGenerated<IJobsApi>(http.Api, Settings), pipeline, paginator, timeProvider, logger, key);
        Days = days;
        Configuration = new ExportConfigurationClient(RestService.ForGenerated<IExportConfigurationApi>(http.Api, Settings), pipeline);
        _exporter = new Exporter(new ExportServices(Jobs, days, downloader, AccountSid, timeProvider, logger));
    }

    /// <inheritdoc/>
    public string? AccountSid { get; }

    /// <inheritdoc/>
    public IJobsClient Jobs { get; }

    /// <inheritdoc/>
    public IDaysClient Days { get; }

    /// <inheritdoc/>
    public IExportConfigurationClient Configuration { get; }

    /// <inheritdoc/>
    public Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ResourceType.ThrowIfDefault(nameof(request));
        ArgumentNullException.ThrowIfNull(store);
        return _exporter.ExportAsync(request, store, Validate(options), progress, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        IExportStore store,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        ArgumentNullException.ThrowIfNull(store);
        return _exporter.DownloadJobAsync(jobSid, store, Validate(options), progress, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SyncResult> SyncAsync(
        SyncRequest request,
        IExportStore store,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        SyncRequestValidator.ThrowIfInvalid(request, nameof(request));
        return _exporter.SyncAsync(request, store, progress, cancellationToken);
    }

    /// <summary>Releases all resources used by the client. Requests in progress fail.</summary>
    public void Dispose() => _http.Dispose();

    private static ExportOptions Validate(ExportOptions? options)
    {
        options ??= ExportOptions.Default;
        options.ThrowIfInvalid(nameof(options));
        return options;
    }

    private static HttpClients CreateHttpClients(
        BulkExportClientOptions options,
        HttpMessageHandler? handler,
        ILoggerFactory? loggerFactory
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsGuard.ThrowIfInvalid(options);
        return HttpClients.Create(options, handler, (loggerFactory ?? NullLoggerFactory.Instance).CreateClientLogger(key: null));
    }
}
