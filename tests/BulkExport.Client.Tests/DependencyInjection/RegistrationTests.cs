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
    public async Task Add_ByDelegate_SendsCredentialsAndUserAgentToTheService()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);

        var job = await FetchAsync(services);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        var request = Assert.Single(network.Requests);
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
    public async Task Add_ByConfigurationSection_ReadsEverySettingByItsName()
    {
        using var json = new MemoryStream(
            """
            {
              "BulkExport": {
                "AccountSid": "AC00000000000000000000000000000001",
                "AuthToken": "",
                "ApiKeySid": "SK00000000000000000000000000000002",
                "ApiKeySecret": "a-key-secret-nobody-has",
                "BaseAddress": "https://gateway.example/twilio/",
                "MaxRetryAttempts": 7,
                "AttemptTimeout": "00:00:05",
                "TotalRequestTimeout": "00:02:00"
              }
            }
            """u8.ToArray()
        );
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("BulkExport"))
            .ConfigurePrimaryHttpMessageHandler(() => network);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredService<IJobsClient>());

        var options = provider.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().Get("BulkExport.Client");
        Assert.Equal(TestAccount.AccountSid, options.AccountSid);
        Assert.Equal(string.Empty, options.AuthToken);
        Assert.Equal(TestAccount.ApiKeySid, options.ApiKeySid);
        Assert.Equal(TestAccount.ApiKeySecret, options.ApiKeySecret);
        Assert.Equal(7, options.MaxRetryAttempts);
        Assert.Equal(TimeSpan.FromSeconds(5), options.AttemptTimeout);
        Assert.Equal(TimeSpan.FromMinutes(2), options.TotalRequestTimeout);
        Assert.Equal(
            $"https://gateway.example/twilio/v1/Exports/Jobs/{TestAccount.JobSidText}",
            Assert.Single(network.Requests).RequestUri!.AbsoluteUri
        );
    }

    [Fact]
    public async Task Add_MakesOneClientAndItsParts()
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
    public async Task AddKeyed_SeveralAccounts_EachUsesItsOwnCredentials()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient("one", TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => network);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("one"));
        await FetchAsync(provider.GetRequiredKeyedService<IBulkExportClient>("other").Jobs);

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], network.Requests.Select(r => r.Headers.Authorization));
        Assert.Null(provider.GetService<IBulkExportClient>());
    }

    [Fact]
    public async Task AddKeyed_BesideTheOneWithoutAKey_IsAnother()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddKeyedBulkExportClient("other", Other).ConfigurePrimaryHttpMessageHandler(() => network);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredService<IJobsClient>());
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>("other"));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], network.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyed_DifferentKeysOfTheSameText_AreDifferentClients()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        var (one, other) = (new Key(), new Key());
        services.AddKeyedBulkExportClient(one, TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddKeyedBulkExportClient(other, Other).ConfigurePrimaryHttpMessageHandler(() => network);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(one));
        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(other));

        Assert.Equal([Basic(TestAccount.AccountSid), Basic(OtherSid)], network.Requests.Select(r => r.Headers.Authorization));
    }

    [Fact]
    public async Task AddKeyed_EqualKeys_AreTheSameClient()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient(("a", 1), TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddKeyedBulkExportClient(("a", 1), Other);
        await using var provider = services.BuildServiceProvider();

        await FetchAsync(provider.GetRequiredKeyedService<IJobsClient>(("a", 1)));

        Assert.Equal(Basic(OtherSid), Assert.Single(network.Requests).Headers.Authorization);
        Assert.Single(provider.GetKeyedServices<IBulkExportClient>(("a", 1)));
    }

    [Fact]
    public async Task Add_Twice_ChangesNothingButTheOptions()
    {
        var network = new StubHandler(_ => new(HttpStatusCode.NotFound));
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddBulkExportClient(Other);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<BulkExportApiException>(() => FetchAsync(provider.GetRequiredService<IJobsClient>()));

        Assert.Single(provider.GetServices<IBulkExportClient>());
        Assert.Single(provider.GetServices<IJobsClient>());
        var request = Assert.Single(network.Requests);
        Assert.Equal(Basic(OtherSid), request.Headers.Authorization);
        Assert.Equal(2, request.Headers.UserAgent.Count);
    }

    [Fact]
    public async Task Add_Twice_DoesNotMultiplyAttempts()
    {
        var network = new StubHandler(_ => new(HttpStatusCode.ServiceUnavailable));
        var clock = new FakeTimeProvider();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddBulkExportClient(Patient).ConfigurePrimaryHttpMessageHandler(() => network);
        services.AddBulkExportClient(Patient);
        await using var provider = services.BuildServiceProvider();

        var call = FetchAsync(provider.GetRequiredService<IJobsClient>());
        while (!call.IsCompleted)
        {
            clock.Advance(RetryBackoff.MaxDelay);
            await Task.Yield();
        }

        await Assert.ThrowsAsync<BulkExportApiException>(() => call);
        Assert.Equal(3, network.Requests.Count);

        static void Patient(BulkExportClientOptions options)
        {
            TestAccount.Configure(options);
            options.MaxRetryAttempts = 2;
            options.AttemptTimeout = TimeSpan.FromHours(1);
            options.TotalRequestTimeout = TimeSpan.FromDays(1);
        }
    }

    [Fact]
    public async Task Add_WrongOptions_FailsWhenTheHostStarts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(options => options.AccountSid = TestAccount.AccountSid);
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["AuthToken is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret."], failure.Failures);
    }

    [Fact]
    public async Task AddKeyed_WrongOptions_FailsWhenTheHostStarts()
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
    public async Task Add_RightOptions_TheHostStarts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(TestAccount.Configure);
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetService<IBulkExportClient>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Add_AddressThatIsNone_FailsWhenTheHostStartsAndNamesTheSetting()
    {
        var settings = new Dictionary<string, string?> { ["B:AccountSid"] = TestAccount.AccountSid, ["B:BaseAddress"] = "https://[" };
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBulkExportClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("B"));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("B:BaseAddress", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Builder_HandlersOfTheUser_SeeTheRequests()
    {
        var network = StubHandler.WithJob();
        var seen = new List<HttpRequestMessage>();
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(TestAccount.Configure)
            .AddHttpMessageHandler(() => new Watching(seen))
            .ConfigurePrimaryHttpMessageHandler(() => network);

        await FetchAsync(services);

        Assert.Same(Assert.Single(network.Requests), Assert.Single(seen));
    }

    [Fact]
    public async Task Builder_HandlerThatSendsElsewhere_TakesNoCredentialsAlong()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        var builder = services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        await using var provider = services.BuildServiceProvider();
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name);

        using var response = await http.GetAsync(new Uri("https://files.example/"), TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(network.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task Clock_OfTheContainer_IsUsed()
    {
        var clock = new FakeTimeProvider(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var network = new StubHandler(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new(clock.GetUtcNow().AddHours(2));
            return response;
        });
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);

        var failure = await Assert.ThrowsAsync<BulkExportApiException>(() => FetchAsync(services));

        Assert.Equal(TimeSpan.FromHours(2), failure.RetryAfter);
        Assert.Single(network.Requests);
    }

    [Fact]
    public async Task Container_Disposed_DisposesTheClient()
    {
        var network = StubHandler.WithJob();
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure).ConfigurePrimaryHttpMessageHandler(() => network);
        var provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<IJobsClient>();

        await provider.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => FetchAsync(jobs));
        Assert.Empty(network.Requests);
    }

    [Fact]
    public void Null_IsRefused()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();

        Assert.Throws<ArgumentNullException>(() => services.AddBulkExportClient((Action<BulkExportClientOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddBulkExportClient((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddKeyedBulkExportClient(null!, TestAccount.Configure));
        Assert.Throws<ArgumentNullException>(() => services.AddKeyedBulkExportClient("key", null!));
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

    private sealed class Watching(List<HttpRequestMessage> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
