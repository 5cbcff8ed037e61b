using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Exports from a service that limits the number of concurrent requests, or that is eventually consistent.</summary>
public sealed class AdaptiveConcurrencyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DownloadJobAsync_OneConcurrentRequestAllowed_CompletesWithoutFailedDay()
    {
        await using var fixture = new ExportFixture(
            new()
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                MaxConcurrentRequests = 1,
                RecordsPerDay = (_, _) => 1,
            },
            options => options.MaxRetryAttempts = 0 // so that each rejected request affects a day
        );
        var jobSid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 9, 1),
                EndDay = new(2026, 10, 30),
                Age = TimeSpan.FromDays(1),
            }
        );

        var result = await fixture.Client.DownloadJobAsync(
            jobSid,
            fixture.DirectoryPath,
            new ExportOptions { MaxConcurrency = 8 },
            cancellationToken: Cancellation
        );

        Assert.True(result.IsComplete);
        Assert.Equal(60, result.Days.Count(day => day.Status == ExportDayStatus.Downloaded));
    }

    [Fact]
    public async Task ExportAsync_TooManyRequestsAlways_ReportsFailedDay()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(int.MaxValue, Fault.TooManyRequests(), IsDayRequest);

        var result = await fixture.ExportAsync(days: 1);

        var day = Assert.Single(result.Days);
        Assert.Equal(ExportDayStatus.DownloadFailed, day.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<BulkExportApiException>(day.Error).StatusCode);
    }

    [Fact]
    public async Task ExportAsync_ListedDayNotFoundAtFirst_RetriesAndDownloads()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Faults.Enqueue(2, Fault.Status(HttpStatusCode.NotFound), IsDayRequest);

        Assert.True((await fixture.ExportAsync(days: 1)).IsComplete);
    }

    [Fact]
    public async Task ExportAsync_NewJobNotVisible_CreatesOneJobAndCompletes()
    {
        await using var fixture = new ExportFixture(
            new() { TimeProvider = new AutoAdvanceTimeProvider(), VisibilityDelay = TimeSpan.FromSeconds(40) }
        );

        Assert.True((await fixture.ExportAsync()).IsComplete);

        Assert.Equal(3, fixture.Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public void OnThrottled_RepeatedThrottling_HalvesDownToOne()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(8, new AutoAdvanceTimeProvider());

        Assert.True(limiter.OnThrottled(0));
        Assert.Equal(4, limiter.Limit);
        limiter.OnThrottled(long.MaxValue);
        limiter.OnThrottled(long.MaxValue);
        Assert.False(limiter.OnThrottled(long.MaxValue));
        Assert.Equal(1, limiter.Limit);
    }

    [Fact]
    public async Task OnThrottled_OperationStartedBeforeReduction_DoesNotReduceAgain()
    {
        var timeProvider = new AutoAdvanceTimeProvider();
        using var limiter = new AdaptiveConcurrencyLimiter(8, timeProvider);
        var first = await limiter.EnterAsync(Cancellation);
        var second = await limiter.EnterAsync(Cancellation);
        timeProvider.Advance(TimeSpan.FromSeconds(1));

        limiter.OnThrottled(first);
        limiter.OnThrottled(second);

        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public async Task EnterAsync_LimitReduced_WaitsUntilOperationsAreBelowIt()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(2, new AutoAdvanceTimeProvider());
        var start = await limiter.EnterAsync(Cancellation);
        await limiter.EnterAsync(Cancellation);
        limiter.OnThrottled(start);

        limiter.Exit();
        var next = limiter.EnterAsync(Cancellation);
        Assert.False(next.IsCompleted);
        limiter.Exit();
        await next;
    }

    [Fact]
    public async Task OnSucceeded_AfterInterval_IncreasesByOneUpToMaximum()
    {
        var timeProvider = new AutoAdvanceTimeProvider();
        using var limiter = new AdaptiveConcurrencyLimiter(2, timeProvider);
        limiter.OnThrottled(await limiter.EnterAsync(Cancellation));
        limiter.Exit();

        limiter.OnSucceeded();
        Assert.Equal(1, limiter.Limit);
        timeProvider.Advance(AdaptiveConcurrencyLimiter.IncreaseInterval);
        limiter.OnSucceeded();
        timeProvider.Advance(AdaptiveConcurrencyLimiter.IncreaseInterval);
        limiter.OnSucceeded();

        Assert.Equal(2, limiter.Limit);
        await limiter.EnterAsync(Cancellation);
        await limiter.EnterAsync(Cancellation);
        Assert.False(limiter.EnterAsync(Cancellation).IsCompleted);
    }

    private static bool IsDayRequest(ReceivedRequest request) => request.Path.Contains("/Days/", StringComparison.Ordinal);
}
