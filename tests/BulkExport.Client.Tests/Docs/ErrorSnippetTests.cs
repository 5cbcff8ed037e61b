using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Runs the snippets of <c>docs/errors.md</c>.</summary>
public sealed class ErrorSnippetTests
{
    private static readonly CreateJobRequest Request = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 11, 1),
        EndDay = new(2026, 11, 1),
        FriendlyName = "One day",
    };

    [Fact]
    public async Task Handle_JobDoesNotExist_DoesNotThrow()
    {
        await using var service = SimulatedBulkExport.Start();
        using var client = new BulkExportClient(service.CreateClientOptions());

        await ErrorSnippets.DeleteAsync(client, TestAccount.JobSid);

        Assert.Single(service.Requests); // not retried
    }

    [Fact]
    public async Task Transient_ServiceUnavailable_LogsWarning()
    {
        await using var service = SimulatedBulkExport.Start();
        service.Faults.Enqueue(int.MaxValue, Fault.Status(HttpStatusCode.ServiceUnavailable));
        var options = service.CreateClientOptions();
        options.MaxRetryAttempts = 0;
        using var client = new BulkExportClient(options);
        var logger = new FakeLogger();

        var result = await ErrorSnippets.ExportAsync(
            client,
            Request,
            new InMemoryExportStore(),
            logger,
            TestContext.Current.CancellationToken
        );

        Assert.Null(result);
        Assert.Equal("The export did not finish.", logger.LatestRecord.Message);
    }

    [Fact]
    public async Task Options_Configured_AreUsed()
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(TestAccount.Configure);
        ErrorSnippets.Configure(services);
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<BulkExportClientOptions>>().Value;

        Assert.Equal((6, TimeSpan.FromMinutes(3)), (options.MaxRetryAttempts, options.TotalRequestTimeout));
    }
}
