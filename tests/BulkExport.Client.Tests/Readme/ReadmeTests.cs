using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace BulkExport.Client.Tests.Readme;

/// <summary>The README shows code that compiles and does what it says.</summary>
[Collection(nameof(EnvironmentVariableCollection))]
public sealed class ReadmeTests
{
    [Fact]
    public async Task Errors_DeleteTwice_FindNothingTheSecondTime()
    {
        await using var service = SimulatedBulkExport.Start();
        service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef"),
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());

        var job = await client.Jobs.FetchAsync(JobSid.Parse("JS0123456789abcdef0123456789abcdef"), TestContext.Current.CancellationToken);
        await ReadmeSnippets.ErrorsAsync(client, job.JobSid);
        await ReadmeSnippets.ErrorsAsync(client, job.JobSid); // now there is nothing to delete

        Assert.Equal(0, service.Jobs.Count);
    }

    [Fact]
    public Task Testing_Runs() => ReadmeSnippets.TestingAsync();

    [Fact]
    public Task FakeClock_Runs() => ReadmeSnippets.FakeClockAsync();

    [Fact]
    public async Task Mocking_Runs() =>
        Assert.Equal(7, (await ReadmeSnippets.MockingAsync(TestAccount.JobSid)).Details.GetDayCount(JobStatus.Completed));

    [Fact]
    public async Task Wait_ForAFinishedJob_Returns()
    {
        await using var service = SimulatedBulkExport.Start();
        var jobSid = service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
                Age = TimeSpan.FromHours(1),
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());

        await ReadmeSnippets.WaitAsync(client, jobSid);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task ExportReadAndSpread_AgainstTheService_BringTheFilesAndTheirSums()
    {
        var clock = new AutoAdvanceTimeProvider();
        clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { TimeProvider = clock });
        await using var provider = TestClientFactory.Build(service, clock);
        var client = provider.GetRequiredService<IBulkExportClient>();
        var folder = Directory.CreateTempSubdirectory("bulkexport-readme-").FullName;

        var result = await ReadmeSnippets.ExportAsync(client, folder);
        var total = await ReadmeSnippets.ReadAsync(result);
        var calls = service.Requests.Count;
        await ReadmeSnippets.SpreadAsync(client, folder, worker: 0, workers: 1);

        Assert.True(result.IsComplete);
        Assert.Equal(result.Files.Sum(file => service.Files.Get(ResourceType.Messages, file.Day).PriceSum), total);
        Assert.Equal(calls + 1, service.Requests.Count); // the list of days, and no file
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Resume_StoredSids_AreWaitedForAndMarked()
    {
        var store = Substitute.For<ISidStore>();
        var jobs = Substitute.For<IJobsClient>();
        var gone = JobSid.Parse("JS00000000000000000000000000000000");
        var job = new Job { JobSid = TestAccount.JobSid };
        store.ReadUnfinishedAsync(Arg.Any<CancellationToken>()).Returns([gone, TestAccount.JobSid]);
        jobs.WaitForCompletionAsync(gone, cancellationToken: Arg.Any<CancellationToken>())
            .Returns(Task.FromException<Job>(new JobWaitException("gone")));
        jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Arg.Any<CancellationToken>()).Returns(job);

        using var follower = new ExportMonitor(jobs, store, NullLogger<ExportMonitor>.Instance);
        await follower.StartAsync(TestContext.Current.CancellationToken);
        await follower.ExecuteTask!;

        await store.Received(1).MarkFinishedAsync(job, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Registrations_GiveClients()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        foreach (var section in new[] { "BulkExport", "BulkExport:Billing", "BulkExport:Support" })
        {
            builder.Configuration[$"{section}:AccountSid"] = TestAccount.AccountSid;
            builder.Configuration[$"{section}:AuthToken"] = TestAccount.AuthToken;
        }

        ReadmeSnippets.Register(builder);
        ReadmeSnippets.RegisterKeyed(builder);
        ReadmeSnippets.RegisterWithProxy(builder);
        using var host = builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IJobsClient>());
        Assert.NotNull(host.Services.GetRequiredKeyedService<IBulkExportClient>("billing"));
        Assert.NotNull(host.Services.GetRequiredKeyedService<IJobsClient>("support"));
    }
}
