using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Refit;

namespace BulkExport.Client;

/// <summary>The client of one account's BulkExport. Make one and keep it: it is safe to use from several threads at once.</summary>
/// <remarks>In an app with a container, register it with <c>services.AddBulkExportClient(…)</c> and ask for <see cref="IBulkExportClient"/>.</remarks>
public sealed class BulkExportClient : IBulkExportClient, IDisposable
{
    private readonly HttpClient _http;
    private readonly Exporter _exporter;

    internal BulkExportClient(HttpClient http, BulkExportClientOptions options, TimeProvider? clock, ILoggerFactory? loggers)
    {
        clock ??= TimeProvider.System;
        loggers ??= NullLoggerFactory.Instance;
        _http = http;
        var logger = loggers.CreateLogger<BulkExportClient>();
        var invoker = new ApiInvoker(http, options, clock, loggers);
        var pages = new PageFollower(http.BaseAddress!, invoker);
        var days = RestService.ForGenerated<IDaysApi>(http);
        var transfers = ResiliencePipelineFactory.CreateForTransfers(options, clock, loggers);
        Jobs = new JobsClient(RestService.ForGenerated<IJobsApi>(http), invoker, pages, clock, logger);
        var daysClient = new DaysClient(days, pages, new DayTransfer(days, http, invoker, transfers, options.DownloadIdleTimeout, clock));
        Days = daysClient;
        _exporter = new Exporter(Jobs, daysClient, options.Owner, clock);
        Configuration = new ExportConfigurationClient(RestService.ForGenerated<IExportConfigurationApi>(http), invoker);
    }

    /// <inheritdoc/>
    public IJobsClient Jobs { get; }

    /// <inheritdoc/>
    public IDaysClient Days { get; }

    /// <inheritdoc/>
    public IExportConfigurationClient Configuration { get; }

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The account, the credential and the patience, such as <see cref="BulkExportClientOptions.FromEnvironment"/>.</param>
    /// <param name="loggers">Where the client logs; nowhere by default.</param>
    /// <returns>A client that owns its connections: dispose it at the end of the program, not after each call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong. The message names it.</exception>
    public static BulkExportClient Create(BulkExportClientOptions options, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfInvalid(options);
        var http = new HttpClient(new AuthenticationHandler(options) { InnerHandler = HttpDefaults.CreateHandler() });
        HttpDefaults.Configure(http, options);
        return new BulkExportClient(http, options, clock: null, loggers);
    }

    /// <inheritdoc/>
    public Task<ExportResult> ExportAsync(
        CreateJobRequest request,
        string folder,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ResourceType.ThrowIfDefault(nameof(request));
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return _exporter.ExportAsync(request, folder, options ?? ExportOptions.Default, progress, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ExportResult> DownloadJobAsync(
        JobSid jobSid,
        string folder,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        jobSid.ThrowIfDefault(nameof(jobSid));
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return _exporter.DownloadJobAsync(jobSid, folder, options ?? ExportOptions.Default, progress, cancellationToken);
    }

    /// <summary>Closes the connections. Calls that are under way fail.</summary>
    public void Dispose() => _http.Dispose();

    private static void ThrowIfInvalid(BulkExportClientOptions options)
    {
        var failures = new IValidateOptions<BulkExportClientOptions>[]
        {
            new BulkExportClientOptionsValidator(),
            new BulkExportClientOptionsCrossValidator(),
        }
            .SelectMany(validator => validator.Validate(name: null, options).Failures ?? [])
            .ToArray();
        if (failures.Length > 0)
        {
            throw new OptionsValidationException(nameof(BulkExportClientOptions), typeof(BulkExportClientOptions), failures);
        }
    }
}
