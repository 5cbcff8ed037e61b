using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.AspNetCore.Tests;

public sealed class MapBulkExportWebhookTests
{
    [Fact]
    public void Map_ServicesNotRegistered_Throws()
    {
        var app = Build(services => services.AddBulkExportClient(TestAccount.Options()));

        var exception = Assert.Throws<InvalidOperationException>(() => Map(app));

        Assert.Contains("AddBulkExportWebhooks", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("billing")]
    public void Map_ClientNotRegistered_Throws(string? key)
    {
        var app = Build(services => services.AddBulkExportWebhooks());

        Assert.Throws<InvalidOperationException>(() => Map(app, options => options.ClientKey = key));
    }

    [Fact]
    public void Map_SameName_Throws()
    {
        var app = Build(services => services.AddBulkExportWebhooks().AddBulkExportWebhooks().AddBulkExportClient(TestAccount.Options()));
        Map(app);
        Map(app, options => options.Name = "other");

        var exception = Assert.Throws<InvalidOperationException>(() => Map(app));

        Assert.Contains("'default'", exception.Message, StringComparison.Ordinal);
        Assert.Single(app.Services.GetServices<IHostedService>(), service => service is WebhookProcessorService);
    }

    [Fact]
    public void Map_ReturnedBuilder_ConfiguresEndpoint()
    {
        var app = Build(services => services.AddBulkExportWebhooks().AddBulkExportClient(TestAccount.Options()));

        Map(app).WithMetadata("metadata");

        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Single();
        Assert.Contains("metadata", endpoint.Metadata);
        Assert.Equal("BulkExport webhook default", endpoint.DisplayName);
    }

    [Fact]
    public void Map_InvalidOptions_ThrowsWithNames()
    {
        var app = Build(services => services.AddBulkExportWebhooks().AddBulkExportClient(TestAccount.Options()));

        var exception = Assert.Throws<OptionsValidationException>(() =>
            Map(
                app,
                options =>
                {
                    options.Name = "a/b";
                    options.AuthTokens.Add("a");
                    options.SecretProvider = _ => new WebhookSecrets();
                    options.PublicBaseUrl = new Uri("https://h.example/?a=1");
                    options.MaxBodyLength = 0;
                    options.MaxFieldCount = 1001;
                    options.MaxConcurrentHandlers = 0;
                    options.MaxRetryAttempts = -1;
                    options.RetryDelay = TimeSpan.FromHours(1);
                    options.CompletionTimeout = TimeSpan.FromDays(2);
                    options.RecoveryInterval = TimeSpan.Zero;
                    options.Retention = TimeSpan.Zero;
                }
            )
        );

        string[] names =
        [
            "Name",
            "SecretProvider",
            "PublicBaseUrl",
            "MaxBodyLength",
            "MaxFieldCount",
            "MaxConcurrentHandlers",
            "MaxRetryAttempts",
            "RetryDelay",
            "CompletionTimeout",
            "RecoveryInterval",
            "Retention",
        ];
        Assert.All(names, name => Assert.Contains(exception.Failures, failure => failure.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Options_Defaults_AreDocumentedOnes()
    {
        var options = new BulkExportWebhookOptions();

        Assert.Equal(
            (65_536, 100, 4, 5),
            (options.MaxBodyLength, options.MaxFieldCount, options.MaxConcurrentHandlers, options.MaxRetryAttempts)
        );
        Assert.Equal(
            (TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5), TimeSpan.FromDays(8)),
            (options.RetryDelay, options.CompletionTimeout, options.RecoveryInterval, options.Retention)
        );
        Assert.Null(options.ClientKey);
        Assert.Null(options.Name);
        Assert.Null(options.Store);
        Assert.Null(options.PublicBaseUrl);
        Assert.Null(options.SecretProvider);
        Assert.Empty(options.AuthTokens.Concat(options.SharedKeys));
    }

    private static IEndpointConventionBuilder Map(WebApplication app, Action<BulkExportWebhookOptions>? configure = null) =>
        app.MapBulkExportWebhook("/hook", (_, _, _) => Task.CompletedTask, configure);

    private static WebApplication Build(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore().AddLogging();
        configure(builder.Services);
        return builder.Build();
    }
}
