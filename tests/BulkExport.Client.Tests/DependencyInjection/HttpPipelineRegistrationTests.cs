using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the HTTP pipeline of registered clients.</summary>
public class HttpPipelineRegistrationTests : RegistrationTestBase
{
    [Fact]
    public async Task AddBulkExportClient_CalledTwice_DoesNotMultiplyRetries()
    {
        var handler = new StubHandler(_ => new(HttpStatusCode.ServiceUnavailable));
        var timeProvider = new FakeTimeProvider();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(timeProvider);
        services.AddBulkExportClient(Patient).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddBulkExportClient(Patient);
        await using var provider = services.BuildServiceProvider();

        var call = FetchAsync(provider.GetRequiredService<IJobsClient>());
        while (!call.IsCompleted)
        {
            timeProvider.Advance(RetryBackoff.MaxDelay);
            await Task.Yield();
        }

        await Assert.ThrowsAsync<BulkExportApiException>(() => call);
        Assert.Equal(3, handler.Requests.Count);

        static void Patient(BulkExportClientOptions options)
        {
            TestAccount.Configure(options);
            options.MaxRetryAttempts = 2;
            options.AttemptTimeout = TimeSpan.FromHours(1);
            options.TotalRequestTimeout = TimeSpan.FromDays(1);
        }
    }

    [Fact]
    public async Task AddHttpMessageHandler_UserHandler_ReceivesRequests()
    {
        var handler = StubHandler.WithJob();
        var seen = new List<HttpRequestMessage>();
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(TestAccount.Configure)
            .AddHttpMessageHandler(() => new RecordingHandler(seen))
            .ConfigurePrimaryHttpMessageHandler(() => handler);

        await FetchAsync(services);

        Assert.Same(Assert.Single(handler.Requests), Assert.Single(seen));
    }

    [Fact]
    public async Task SendAsync_HandlerChangesUri_OmitsCredentials()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        var builder = services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name);

        using var response = await http.GetAsync(new Uri("https://files.example/"), TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(handler.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task AddBulkExportClient_TimeProviderRegistered_UsesTimeProvider()
    {
        var timeProvider = new FakeTimeProvider(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var handler = new StubHandler(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new(timeProvider.GetUtcNow().AddHours(2));
            return response;
        });
        var services = new ServiceCollection().AddSingleton<TimeProvider>(timeProvider);
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => FetchAsync(services));

        Assert.Equal(TimeSpan.FromHours(2), failure.RetryAfter);
        Assert.Single(handler.Requests);
    }

    private sealed class RecordingHandler(List<HttpRequestMessage> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
