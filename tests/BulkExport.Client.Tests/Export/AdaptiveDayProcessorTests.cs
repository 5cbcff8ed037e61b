using System.Net;

namespace BulkExport.Client.Tests.Export;

public sealed class AdaptiveDayProcessorTests
{
    private const int MaxConcurrency = 8;

    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly AutoAdvanceTimeProvider _timeProvider = new();

    /// <summary>Gets the failures that limit the concurrency, with a description.</summary>
    public static TheoryData<string> Throttled => ["API 429", "API 20429", "file 429", "file 503", "connection"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Throttled))]
    public async Task ProcessAsync_Throttled_HalvesLimitAndProcessesAgain(string failure)
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);

        var (result, count) = await ProcessAsync(limiter, CreateException(failure), failureCount: 1);

        Assert.Equal((ExportDayStatus.Downloaded, 2), (result.Status, count));
        Assert.Equal(MaxConcurrency / 2, limiter.Limit);
    }

    [Theory]
    [InlineData("API 503")]
    [InlineData("file 500")]
    [InlineData("reset")]
    public async Task ProcessAsync_OtherFailure_ReturnsItWithoutLoweringLimit(string failure)
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);

        var (result, count) = await ProcessAsync(limiter, CreateException(failure), failureCount: 1);

        Assert.Equal((ExportDayStatus.DownloadFailed, 1), (result.Status, count));
        Assert.Equal(MaxConcurrency, limiter.Limit);
    }

    [Fact]
    public async Task ProcessAsync_FileHostRequestsDelay_WaitsForDelay()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);
        var start = _timeProvider.GetUtcNow();

        await ProcessAsync(limiter, CreateFileException(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(90)), failureCount: 1);

        Assert.InRange(_timeProvider.GetUtcNow() - start, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public async Task ProcessAsync_FileHostRequestsLongDelay_ReturnsFailure()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);
        var exception = CreateFileException(HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(6));

        var (result, count) = await ProcessAsync(limiter, exception, failureCount: 1);

        Assert.Equal((ExportDayStatus.DownloadFailed, 1), (result.Status, count));
    }

    [Fact]
    public async Task ProcessAsync_ThrottledAlways_ReturnsFailureAfterTenAttempts()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);

        var (result, count) = await ProcessAsync(limiter, CreateException("file 503"), int.MaxValue);

        Assert.Equal((ExportDayStatus.DownloadFailed, 10), (result.Status, count));
        Assert.Equal(1, limiter.Limit);
    }

    [Fact]
    public async Task ProcessAsync_SuccessesAfterThrottling_RaisesLimitToMaximum()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(MaxConcurrency, _timeProvider);
        await ProcessAsync(limiter, CreateException("API 429"), failureCount: 1);

        var limits = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            _timeProvider.Advance(AdaptiveConcurrencyLimiter.IncreaseInterval);
            await ProcessAsync(limiter, exception: null, failureCount: 0);
            limits.Add(limiter.Limit);
        }

        Assert.Equal([5, 6, 7, 8, 8, 8], limits);
    }

    private static BulkExportException CreateException(string failure) =>
        failure switch
        {
            "API 429" => new BulkExportApiException("Failed", HttpStatusCode.TooManyRequests),
            "API 20429" => new BulkExportApiException("Failed", HttpStatusCode.ServiceUnavailable) { ErrorCode = 20429 },
            "API 503" => new BulkExportApiException("Failed", HttpStatusCode.ServiceUnavailable),
            "file 429" => CreateFileException(HttpStatusCode.TooManyRequests),
            "file 500" => CreateFileException(HttpStatusCode.InternalServerError),
            "file 503" => CreateFileException(HttpStatusCode.ServiceUnavailable),
            "connection" => new BulkExportConnectionException("Failed", new HttpRequestException(HttpRequestError.ConnectionError)),
            _ => new BulkExportConnectionException("Failed", new HttpRequestException(HttpRequestError.ResponseEnded)),
        };

    private static BulkExportException CreateFileException(HttpStatusCode status, TimeSpan? retryAfter = null) =>
        DownloadAttemptException
            .FromStatusCode(status, retryAfter: retryAfter)
            .ToBulkExportException(ResourceType.Messages, Day, attemptCount: 5);

    /// <summary>Processes a day whose first attempts fail.</summary>
    /// <returns>The result, and the number of times that the day was processed.</returns>
    private async Task<(ExportDayResult Result, int Count)> ProcessAsync(
        AdaptiveConcurrencyLimiter limiter,
        BulkExportException? exception,
        int failureCount
    )
    {
        var count = 0;
        var processor = new AdaptiveDayProcessor(limiter, _timeProvider);
        var result = await processor.ProcessAsync(Day, (day, _) => Task.FromResult(CreateResult(day)), Cancellation);
        return (result, count);

        ExportDayResult CreateResult(DateOnly day) =>
            ++count <= failureCount
                ? new ExportDayResult
                {
                    Day = day,
                    Status = ExportDayStatus.DownloadFailed,
                    Error = exception,
                }
                : new ExportDayResult { Day = day, Status = ExportDayStatus.Downloaded };
    }
}
