using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Docs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Runs the snippets of <c>docs/jobs.md</c>.</summary>
public sealed class JobSnippetTests : IAsyncLifetime
{
    private readonly AutoAdvanceTimeProvider _timeProvider = new();
    private SimulatedBulkExport _service = null!;
    private ServiceProvider _provider = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IBulkExportClient Client => _provider.GetRequiredService<IBulkExportClient>();

    public ValueTask InitializeAsync()
    {
        _service = SimulatedBulkExport.Start(new() { TimeProvider = _timeProvider });
        _provider = TestClientFactory.Build(_service, _timeProvider);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Snippets_FromCreationToDeletion_Run()
    {
        var jobSid = (await JobSnippets.CreateAsync(Client, Token)).JobSid;
        await JobSnippets.ListAsync(Client, Token);
        await JobSnippets.WatchAsync(Client, jobSid, Token);
        var job = await Client.Jobs.FetchAsync(jobSid, Token);
        await JobSnippets.FetchAsync(Client, jobSid, Token);
        await JobSnippets.DeleteAsync(Client, jobSid, Token);

        Assert.Equal(7, job.Summary.Completed.Count);
        Assert.Equal(job, JobSnippets.RoundTrip(job));
        Assert.Equal(0, _service.Jobs.Count);
    }

    [Fact]
    public async Task FetchWithProgram_ExistingJob_ReturnsJob()
    {
        await using var scene = new SnippetScene();
        var jobSid = scene.Service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });

        Assert.Equal(7, (await JobSnippets.FetchWithProgramAsync([jobSid.ToString()])).DayCount);
    }

    [Fact]
    public async Task Resume_StoredSids_WaitsAndMarksFinishedJobs()
    {
        var store = Substitute.For<ISidStore>();
        var jobs = Substitute.For<IJobsClient>();
        var missing = JobSid.Parse("JS00000000000000000000000000000000");
        var job = new Job { JobSid = TestAccount.JobSid };
        store.ReadUnfinishedAsync(Arg.Any<CancellationToken>()).Returns([missing, TestAccount.JobSid]);
        jobs.WaitForCompletionAsync(missing, cancellationToken: Arg.Any<CancellationToken>())
            .Returns(Task.FromException<Job>(new JobWaitException("The job does not exist.")));
        jobs.WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Arg.Any<CancellationToken>()).Returns(job);

        using var monitor = new ExportMonitor(jobs, store, NullLogger<ExportMonitor>.Instance);
        await monitor.StartAsync(Token);
        await monitor.ExecuteTask!;

        await store.Received(1).MarkFinishedAsync(job, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Values_ConfigurationAndRecord_AreParsed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Export:Types:0"] = "messages";
        await using var app = builder.Build();

        var (types, label) = JobSnippets.UseValues(app, app.Configuration, new MessageRecord { Status = MessageStatus.Delivered });

        Assert.Equal([ResourceType.Messages], types);
        Assert.Equal("arrived", label);
    }
}
