using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.DependencyInjection;

public class RegistrationTests
{
    private const string OtherSid = "AC00000000000000000000000000000009";

    [Fact]
    public async Task AddBulkExportClient_Delegate_SendsCredentialsAndUserAgent()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);

        var job = await FetchAsync(services);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        var request = Assert.Single(handler.Requests);
        Assert.Equal($"https://bulkexports.twilio.com/v1/Exports/Jobs/{TestAccount.JobSidText}", request.RequestUri!.AbsoluteUri);
        Assert.Equal(Basic(TestAccount.AccountSid), request.Headers.Authorization);
        Assert.Collection(
            request.Headers.UserAgent,
            library =>
            {
                Assert.Equal("BulkExport.Client", library.Product!.Name);
                Assert.Matches(@"^\d+\.\d+\.\d+", library.Product.Version);
                Assert.DoesNotContain("+", library.Product.Version, StringComparison.Ordinal);
            },
            runtime => Assert.Equal(new ProductHeaderValue(".NET", Environment.Version.ToString()), runtime.Product)
        );
    }

    [Fact]
    public async Task AddBulkExportClient_ConfigurationSection_BindsAllOptions()
    {
        using var json = new MemoryStream(
            """
            {
              "BulkExport": {
                "AccountSid": "AC00000000000000000000000000000001",
                "AuthToken": "",
                "ApiKeySid": "SK00000000000000000000000000000002",
                "ApiKeySecret": "a-key-secret-for-tests",
                "BaseAddress": "https://gateway.example/twilio/",
                "MaxRetryAttempts": 7,
                "AttemptTimeout": "00:00:05",
                "TotalRequestTimeout": "00:02:00"
              }
            }
            """u8.ToArray()
        );
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("BulkExport"))
            .ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredService<IJobsClient>());

        var options = provider.GetRequiredService<IOptions<BulkExportClientOptions>>().Value;
        Assert.Equal(TestAccount.AccountSid, options.AccountSid);
        Assert.Equal(string.Empty, options.AuthToken);
        Assert.Equal(TestAccount.ApiKeySid, options.ApiKeySid);
        Assert.Equal(TestAccount.ApiKeySecret, options.ApiKeySecret);
        Assert.Equal(7, options.MaxRetryAttempts);
        Assert.Equal(TimeSpan.FromSeconds(5), options.AttemptTimeout);
        Assert.Equal(TimeSpan.FromMinutes(2), options.TotalRequestTimeout);
        Assert.Equal(
            $"https://gateway.example/twilio/v1/Exports/Jobs/{TestAccount.JobSidText}",
            Assert.Single(handler.Requests).RequestUri!.AbsoluteUri
        );
    }

    [Fact]
    public async Task AddBulkExportClient_Default_RegistersSingletons()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure);
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        var client = provider.GetRequiredService<IBulkExportClient>();

        Assert.IsType<BulkExportClient>(client);
        Assert.Same(client, provider.GetRequiredService<IBulkExportClient>());
        Assert.Same(client.Jobs, provider.GetRequiredService<IJobsClient>());
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_SeveralAccounts_UsesCredentialsOfEach()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient("one", TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("one"));
        await FetchAsync(provider.GetRequiredKeyedService<IBulkExportClient>("other").Jobs);

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
        Assert.Null(provider.GetService<IBulkExportClient>());
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_WithUnkeyedClient_RegistersSeparateClient()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredService<IJobsClient>());
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("other"));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_KeysWithEqualStrings_RegistersSeparateClients()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        var (one, other) = (new Key(), new Key());
        services.AddKeyedBulkExportClient(one, TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient(other, Other).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(one));
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(other));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], handler.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_EqualKeys_RegistersOneClient()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient(("a", 1), TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddKeyedBulkExportClient(("a", 1), Other);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(("a", 1)));

        Assert.Equal(Basic(OtherSid), Assert.Single(handler.Requests).Headers.Authorization);
        Assert.Single(provider.GetKeyedServices<IBulkExportClient>(("a", 1)));
    }

    [Fact]
    public async Task AddBulkExportClient_CalledTwice_OnlyAppendsOptions()
    {
        var handler = new StubHandler(_ => new(HttpStatusCode.NotFound));
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        services.AddBulkExportClient(Other);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<BulkExportApiException>(() => FetchAsync(provider.GetRequiredService<IJobsClient>()));

        Assert.Single(provider.GetServices<IBulkExportClient>());
        Assert.Single(provider.GetServices<IJobsClient>());
        var request = Assert.Single(handler.Requests);
        Assert.Equal(Basic(OtherSid), request.Headers.Authorization);
        Assert.Equal(2, request.Headers.UserAgent.Count);
    }

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
    public async Task AddBulkExportClient_InvalidOptions_ThrowsAtHostStart()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(options => options.AccountSid = TestAccount.AccountSid);
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["AuthToken is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret."], failure.Failures);
    }

    [Fact]
    public async Task AddKeyedBulkExportClient_InvalidOptions_ThrowsAtHostStart()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(TestAccount.Configure);
        builder.Services.AddKeyedBulkExportClient(
            "other",
            options =>
            {
                TestAccount.Configure(options);
                options.MaxRetryAttempts = 11;
            }
        );
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("MaxRetryAttempts: ", Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.Equal("BulkExport.Client:other:1", failure.OptionsName);
    }

    [Fact]
    public async Task AddBulkExportClient_ValidOptions_StartsHost()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(TestAccount.Configure);
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetService<IBulkExportClient>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AddBulkExportClient_InvalidUri_ThrowsAtHostStartWithSettingName()
    {
        var settings = new Dictionary<string, string?> { ["B:AccountSid"] = TestAccount.AccountSid, ["B:BaseAddress"] = "https://[" };
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("B"));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("B:BaseAddress", failure.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task DisposeAsync_ServiceProvider_DisposesClient()
    {
        var handler = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => handler);
        var provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<IJobsClient>();

        await provider.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => FetchAsync(jobs));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public void AddBulkExportClient_NullArgument_Throws()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();

        Assert.Throws<ArgumentNullException>(() => services.AddBulkExportClient((Action<BulkExportClientOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddBulkExportClient((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddKeyedBulkExportClient(null!, TestAccount.Configure));
        Assert.Throws<ArgumentNullException>(() => services.AddKeyedBulkExportClient("key", (Action<BulkExportClientOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddKeyedBulkExportClient("key", (IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddBulkExportClient(TestAccount.Configure));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddBulkExportClient(configuration));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddKeyedBulkExportClient("key", TestAccount.Configure));
        Assert.Empty(services);
    }

    private static void Other(BulkExportClientOptions options)
    {
        options.AccountSid = OtherSid;
        options.AuthToken = TestAccount.AuthToken;
    }

    private static AuthenticationHeaderValue Basic(string sid) =>
        new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{sid}:{TestAccount.AuthToken}")));

    private static async Task<Job> FetchAsync(IServiceCollection services)
    {
        await using var provider = services.BuildServiceProvider();
        return await FetchAsync(provider.GetRequiredService<IJobsClient>());
    }

    private static Task<Job> FetchAsync(IJobsClient jobs) => jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

    private sealed class Key
    {
        public override string ToString() => "key";
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
