using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.RateLimiting;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the handlers that an application adds to a client.</summary>
public sealed class CustomHandlerTests : RegistrationTestBase
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddHttpMessageHandler_Download_RunsForApiRequestsOnly()
    {
        await using var service = StartService();
        var (api, downloads) = (new List<Uri>(), new List<Uri>());
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(service.CreateClientOptions())
            .AddHttpMessageHandler(() => new CallbackHandler(api.Add))
            .ConfigureDownloadHttpClient(client => client.AddHttpMessageHandler(() => new CallbackHandler(downloads.Add)));
        await using var provider = services.BuildServiceProvider();

        await using var content = await provider.GetRequiredService<IDaysClient>().OpenReadAsync(ResourceType.Messages, Day, Cancellation);

        Assert.Equal(service.BaseAddress.Authority, Assert.Single(api).Authority);
        Assert.Equal(service.FileHostBaseAddress.Authority, Assert.Single(downloads).Authority);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_RateLimiterRejects_ThrowsRejectionWithoutRetry()
    {
        var response = new TaskCompletionSource<HttpResponseMessage>();
        var handler = new StubHandler((_, _) => response.Task);
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(TestAccount.Configure)
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddResilienceHandler("bulkhead", pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 1, queueLimit: 0));
        await using var provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<IJobsClient>();
        var first = FetchAsync(jobs);

        await Assert.ThrowsAsync<RateLimiterRejectedException>(() => FetchAsync(jobs));
        response.SetResult(StubHandler.Json(TestAccount.JobJson));
        await first;

        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenReadAsync_HandlerRejects_ThrowsRejection(bool rejectsDownload)
    {
        await using var service = StartService();
        var services = new ServiceCollection();
        var builder = services.AddBulkExportClient(service.CreateClientOptions());
        Action<IHttpClientBuilder> add = client =>
            client.AddHttpMessageHandler(() => new CallbackHandler(_ => throw new RateLimiterRejectedException()));
        _ = rejectsDownload ? builder.ConfigureDownloadHttpClient(add) : Apply(builder);
        await using var provider = services.BuildServiceProvider();
        var days = provider.GetRequiredService<IDaysClient>();

        await Assert.ThrowsAsync<RateLimiterRejectedException>(() => days.OpenReadAsync(ResourceType.Messages, Day, Cancellation));
        Assert.Equal(rejectsDownload ? 1 : 0, service.Requests.Count);

        IHttpClientBuilder Apply(IHttpClientBuilder client)
        {
            add(client);
            return client;
        }
    }

    [Fact]
    public async Task WaitForCompletionAsync_RateLimiterRejects_ThrowsRejection()
    {
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(TestAccount.Configure)
            .AddHttpMessageHandler(() => new CallbackHandler(_ => throw new RateLimiterRejectedException()));
        await using var provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<IJobsClient>();

        await Assert.ThrowsAsync<RateLimiterRejectedException>(() =>
            jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );
    }

    [Fact]
    public async Task FetchAsync_LimiterReturns429_ReportsThrottlingAndDelay()
    {
        var handler = new StubHandler(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new(TimeSpan.FromMinutes(10));
            return response;
        });
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => FetchAsync(services));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(10)), (failure.StatusCode, failure.RetryAfter));
        Assert.Contains("delay of 600 s", failure.Message, StringComparison.Ordinal);
    }

    private static SimulatedBulkExport StartService()
    {
        var service = SimulatedBulkExport.Start();
        service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromDays(1),
            }
        );
        return service;
    }

    private sealed class CallbackHandler(Action<Uri> onSend) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            onSend(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
