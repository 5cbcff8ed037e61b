using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Readme;

/// <summary>Runs the snippets of the README. The consumers of the packages run the first call.</summary>
public sealed class ReadmeTests
{
    private readonly AutoAdvanceTimeProvider _timeProvider = new();

    [Fact]
    public Task Testing_Snippet_Runs() => ReadmeSnippets.TestingAsync();

    [Fact]
    public async Task Wait_FinishedJob_Returns()
    {
        await using var service = Start();
        await using var provider = TestClientFactory.Build(service, _timeProvider);
        var jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });

        await ReadmeSnippets.WaitAsync(provider.GetRequiredService<IBulkExportClient>(), jobSid);

        Assert.NotEmpty(_timeProvider.Delays);
    }

    [Fact]
    public async Task Delete_FinishedJob_DeletesJob()
    {
        await using var service = Start();
        await using var provider = TestClientFactory.Build(service, _timeProvider);
        var jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });

        await ReadmeSnippets.DeleteAsync(provider.GetRequiredService<IBulkExportClient>(), jobSid);

        Assert.False(service.Jobs.Contains(jobSid));
    }

    [Fact]
    public async Task Export_SimulatedService_DownloadsAndReadsAllRecords()
    {
        using var directory = new TemporaryDirectory();
        await using var service = Start();
        await using var provider = TestClientFactory.Build(service, _timeProvider);

        var (result, total) = await ReadmeSnippets.ExportAsync(provider.GetRequiredService<IBulkExportClient>(), directory.Path);

        Assert.True(result.IsComplete);
        Assert.Equal(7, result.Files.Count());
        Assert.Equal(result.Files.Sum(file => service.Files.Get(ResourceType.Messages, file.Day).PriceSum), total);
    }

    [Fact]
    public async Task Sync_SimulatedService_CompletesDirectory()
    {
        using var directory = new TemporaryDirectory();
        await using var service = Start();
        await using var provider = TestClientFactory.Build(service, _timeProvider);

        var result = await ReadmeSnippets.SyncAsync(provider.GetRequiredService<IBulkExportClient>(), directory.Path);

        Assert.True(result.IsComplete);
        Assert.Equal(result.Days.Count, service.Jobs.DaysRequestedToday);
        Assert.All(result.Days, day => Assert.NotNull(day.File));
    }

    [Fact]
    public void Registration_Options_ResolvesClient()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration["BulkExport:AccountSid"] = TestAccount.AccountSid;
        builder.Configuration["BulkExport:AuthToken"] = TestAccount.AuthToken;

        ReadmeSnippets.Register(builder);
        using var host = builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IJobsClient>());
    }

    private SimulatedBulkExport Start() =>
        SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = _timeProvider,
                RecordsPerDay = (_, _) => 10,
                ConfigureNewJob = job => job with { TimePerDay = TimeSpan.Zero },
            }
        );
}
