using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Tests.DependencyInjection;

public class RegistrationTests : RegistrationTestBase
{
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
    public async Task AddBulkExportClient_CalledTwice_OnlyAppendsOptions()
    {
        var handler = new StubHandler(_ => StubHandler.Json("{\"code\":20404}", HttpStatusCode.NotFound));
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
}
