using System.Net;
using BulkExport.Client;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Cleanup;

[TestClass]
public sealed class JobCleanerTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly SimulatedBulkExport _service;
    private readonly SimulatedTimeProvider _timeProvider;
    private readonly ServiceProvider _provider;

    public JobCleanerTests()
    {
        _service = SimulatedBulkExport.Start(new() { TimeProvider = _clock });
        _timeProvider = new SimulatedTimeProvider(_service, _clock.Advance);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_timeProvider);
        services.AddBulkExportClient(_service.CreateClientOptions());
        _provider = services.BuildServiceProvider();
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        await _provider.DisposeAsync();
        await _service.DisposeAsync();
    }

    [TestMethod]
    public async Task Deletes_old_and_keeps_new()
    {
        var old = _service.Jobs.Add(JobEnding(7));
        var young = _service.Jobs.Add(JobEnding(2));

        var report = await RunAsync();

        CollectionAssert.AreEqual(new[] { old }, report.Deleted.ToArray());
        Assert.AreEqual(1, report.Kept);
        Assert.IsTrue(_service.Jobs.Contains(young));
        Assert.IsFalse(_service.Jobs.Contains(old));
    }

    [TestMethod]
    public async Task Waits_as_Retry_After_says()
    {
        _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(20)), request => request.Method == HttpMethod.Delete);
        var before = _clock.GetUtcNow();

        var report = await RunAsync();

        Assert.HasCount(1, report.Deleted);
        Assert.AreEqual(TimeSpan.FromSeconds(20), _clock.GetUtcNow() - before);
    }

    [TestMethod]
    public async Task Retry_After_beyond_the_timeout_is_a_failed_job()
    {
        var sid = _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMinutes(10)), request => request.Method == HttpMethod.Delete);

        var report = await RunAsync();

        Assert.Contains("429", report.Failed[sid]);
        Assert.Contains("600 s", report.Failed[sid]);
    }

    [TestMethod]
    public async Task Survives_503s()
    {
        _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(3, Fault.Status(HttpStatusCode.ServiceUnavailable));

        var report = await RunAsync();

        Assert.HasCount(1, report.Deleted);
        Assert.IsEmpty(report.Unlisted);
    }

    [TestMethod]
    public async Task Reports_a_type_that_is_down_for_good()
    {
        _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(
            int.MaxValue,
            Fault.Status(HttpStatusCode.ServiceUnavailable),
            request => request.Path.Contains("/Calls/", StringComparison.Ordinal)
        );

        var report = await RunAsync();

        Assert.HasCount(1, report.Deleted);
        Assert.AreEqual(ResourceType.Calls, report.Unlisted.Single().Key);
    }

    [TestMethod]
    public async Task Times_out_when_no_response_comes()
    {
        var sid = _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(int.MaxValue, Fault.NoResponse(), request => request.Method == HttpMethod.Delete);

        var report = await RunAsync();

        Assert.Contains("5 attempts", report.Failed[sid]);
    }

    [TestMethod]
    public async Task A_lost_response_is_a_success()
    {
        var sid = _service.Jobs.Add(JobEnding(7));
        _service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Delete);

        var report = await RunAsync();

        CollectionAssert.AreEqual(new[] { sid }, report.Deleted.ToArray());
        var deletes = _service.Requests.Where(request => request.Method == HttpMethod.Delete).ToArray();
        Assert.HasCount(2, deletes);
        Assert.StartsWith("BulkExport.Client/", deletes[0].Headers["User-Agent"]);
    }

    [TestMethod]
    public async Task Ages_with_the_clock()
    {
        _service.Jobs.Add(JobEnding(4));
        Assert.IsEmpty((await RunAsync()).Deleted);

        _clock.Advance(TimeSpan.FromDays(3));

        Assert.HasCount(1, (await RunAsync()).Deleted);
    }

    [TestMethod]
    public async Task With_mocks()
    {
        var sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");
        var bad = JobSid.Parse("JS00000000000000000000000000000bad");
        var jobs = Substitute.For<IJobsClient>();
        jobs.ListAsync(default, default).ReturnsForAnyArgs(_ => AsyncEnumerable.Empty<Job>());
        jobs.ListAsync(ResourceType.Calls, Arg.Any<CancellationToken>())
            .Returns(new[] { sid, bad }.Select(s => new Job { JobSid = s, EndDay = new(2026, 11, 1) }).ToAsyncEnumerable());
        jobs.DeleteAsync(bad, Arg.Any<CancellationToken>()).ThrowsAsync(new BulkExportConnectionException("boom") { IsTimeout = true });

        var report = await Cleaner(jobs).RunAsync();

        CollectionAssert.AreEqual(new[] { sid }, report.Deleted.ToArray());
        Assert.AreEqual("boom", report.Failed[bad]);
    }

    private JobCleaner Cleaner(IJobsClient jobs) => new(jobs, _timeProvider, NullLogger<JobCleaner>.Instance);

    /// <summary>Runs the cleaner. The delays and timeouts of the client elapse on the fake clock.</summary>
    private Task<CleanupReport> RunAsync() =>
        _timeProvider.AdvanceUntilCompletedAsync(Cleaner(_provider.GetRequiredService<IJobsClient>()).RunAsync());

    private SimulatedJob JobEnding(int daysAgo)
    {
        var day = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).AddDays(-daysAgo);
        return new()
        {
            StartDay = day.AddDays(-6),
            EndDay = day,
            Age = TimeSpan.FromDays(Math.Max(0, daysAgo - 2)),
        };
    }
}
