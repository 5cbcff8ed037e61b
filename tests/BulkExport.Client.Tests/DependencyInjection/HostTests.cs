using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the client in a generic host with service defaults.</summary>
public sealed class HostTests
{
    private static readonly CreateJobRequest Request = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 7, 1),
        EndDay = new(2026, 7, 2),
        FriendlyName = "export",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateAsync_ResilienceHandlerAndLostResponses_CreatesOneJobAndReportsUnknownOutcome(bool defaultsFirst)
    {
        await using var service = SimulatedBulkExport.Start();
        service.Faults.Enqueue(3, Fault.ResponseLost());
        using var host = Build(service, defaultsFirst);
        var jobs = host.Services.GetRequiredService<IJobsClient>();

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => jobs.CreateAsync(Request, Cancellation));

        Assert.Contains("The job may have been created", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, service.Requests.Count(request => request.Method == HttpMethod.Post));
        Assert.Single(await jobs.ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenReadAsync_ResilienceHandlerAndFailingFileHost_UsesEachLinkOnce(bool defaultsFirst)
    {
        await using var service = SimulatedBulkExport.Start();
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 7, 1),
                EndDay = new(2026, 7, 1),
                Age = TimeSpan.FromDays(1),
            }
        );
        service.Faults.Enqueue(1, Fault.Status(HttpStatusCode.ServiceUnavailable), request => request.IsFileRequest);
        using var host = Build(
            service,
            defaultsFirst,
            builder => builder.ConfigureDownloadHttpClient(downloads => downloads.AddStandardResilienceHandler())
        );
        var days = host.Services.GetRequiredService<IDaysClient>();

        await using var content = await days.OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), Cancellation);

        Assert.Equal([false, true, false, true], service.Requests.Select(request => request.IsFileRequest)); // each with a new link
    }

    [Fact]
    public async Task ConfigureHttpClientDefaults_PrimaryHandler_IsUsedAndConfigured()
    {
        await using var service = SimulatedBulkExport.Start();
        var handler = new SocketsHttpHandler();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => handler));
        builder.Services.AddBulkExportClient(service.CreateClientOptions());
        using var host = builder.Build();

        Assert.Empty(
            await host.Services.GetRequiredService<IJobsClient>().ListAsync(ResourceType.Calls, Cancellation).ToListAsync(Cancellation)
        );

        Assert.False(handler.AllowAutoRedirect);
        Assert.Equal(100, handler.MaxConnectionsPerServer);
    }

    [Fact]
    public async Task Download_DefaultHeadersAndHandlersOfTheApplication_SendNoCredentialsToTheFileHost()
    {
        await using var service = SimulatedBulkExport.Start();
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 7, 1),
                EndDay = new(2026, 7, 1),
                Age = TimeSpan.FromDays(1),
            }
        );
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.ConfigureHttpClientDefaults(http =>
            http.ConfigureHttpClient(client => client.DefaultRequestHeaders.Authorization = new("Bearer", "token-of-the-application"))
        );
        builder.Services.AddBulkExportClient(service.CreateClientOptions());
        using var host = builder.Build();

        await using var content = await host
            .Services.GetRequiredService<IDaysClient>()
            .OpenReadAsync(ResourceType.Messages, new(2026, 7, 1), Cancellation);

        Assert.False(Assert.Single(service.Requests, request => request.IsFileRequest).HasAuthorization);
    }

    [Fact]
    public async Task Configure_OptionsWithDefaultName_Apply()
    {
        await using var service = SimulatedBulkExport.Start();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(service.CreateClientOptions());
        builder.Services.Configure<BulkExportClientOptions>(options => options.MaxRetryAttempts = 0);
        service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));
        using var host = builder.Build();

        await Assert.ThrowsAsync<BulkExportApiException>(() =>
            host.Services.GetRequiredService<IJobsClient>().FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Dispose_HostWithAClient_ThrowsObjectDisposedException()
    {
        await using var service = SimulatedBulkExport.Start();
        var host = Build(service, defaultsFirst: true);
        var jobs = host.Services.GetRequiredService<IJobsClient>();

        host.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => jobs.FetchAsync(TestAccount.JobSid, Cancellation));
    }

    private static IHost Build(SimulatedBulkExport service, bool defaultsFirst, Action<IHttpClientBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        if (defaultsFirst)
        {
            AddDefaults();
        }

        var client = builder.Services.AddBulkExportClient(service.CreateClientOptions());
        configure?.Invoke(client);
        if (!defaultsFirst)
        {
            AddDefaults();
        }

        return builder.Build();

        void AddDefaults() => builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
    }
}
