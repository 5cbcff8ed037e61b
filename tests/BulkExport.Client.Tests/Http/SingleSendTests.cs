using System.Net;

namespace BulkExport.Client.Tests.Http;

/// <summary>Tests that handlers of the application do not send a request twice that must be sent at most once.</summary>
public sealed class SingleSendTests
{
    private static readonly CreateJobRequest Request = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 7, 1),
        EndDay = new(2026, 7, 2),
        FriendlyName = "export",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_HandlerRetriesALostResponse_SendsOnceAndReportsTheFirstFailure()
    {
        var service = new StubHandler(_ =>
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.")
        );
        using var client = Create(new ResendingHandler(service));

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => client.Jobs.CreateAsync(Request, Cancellation));

        Assert.Single(service.Requests);
        Assert.Contains("The response ended prematurely", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The job may have been created", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_HandlerRetriesAServerError_ReportsItsStatusCode()
    {
        var service = new StubHandler(_ => StubHandler.Json("{}", HttpStatusCode.ServiceUnavailable));
        using var client = Create(new ResendingHandler(service));

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => client.Jobs.CreateAsync(Request, Cancellation));

        Assert.Single(service.Requests);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
    }

    [Fact]
    public async Task CreateAsync_HandlerRetriesARequestThatWasNotSent_ClientRetriesIt()
    {
        var service = new StubHandler(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."));
        using var client = new BulkExportClient(
            TestAccount.Options(),
            new AutoAdvanceTimeProvider(),
            handler: new ResendingHandler(service)
        );

        await Assert.ThrowsAsync<BulkExportConnectionException>(() => client.Jobs.CreateAsync(Request, Cancellation));

        Assert.Equal(5, service.Requests.Count);
    }

    [Fact]
    public async Task DeleteAsync_HandlerRetriesALostResponse_SendsOnce()
    {
        var service = new StubHandler(_ =>
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.")
        );
        using var client = Create(new ResendingHandler(service));

        await Assert.ThrowsAsync<BulkExportConnectionException>(() => client.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task CreateAsync_HandlerHedges_SendsOnceAndReturnsTheJob()
    {
        var respond = new TaskCompletionSource<HttpResponseMessage>();
        var service = new StubHandler((_, _) => respond.Task);
        var hedging = new HedgingHandler(service);
        using var client = Create(hedging);

        var createTask = client.Jobs.CreateAsync(Request, Cancellation);
        await hedging.Hedged.Task.WaitAsync(Cancellation);
        respond.SetResult(
            StubHandler.Json(
                $$"""{"job_sid":"{{TestAccount.JobSidText}}","resource_type":"Messages","start_day":"2026-07-01","end_day":"2026-07-02"}""",
                HttpStatusCode.Created
            )
        );

        Assert.Equal(TestAccount.JobSid, (await createTask).JobSid);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task FetchAsync_HandlerRetries_SendsAgain()
    {
        var count = 0;
        var service = new StubHandler(_ =>
            count++ == 0 ? throw new HttpRequestException("Lost.") : StubHandler.Json($$"""{"job_sid":"{{TestAccount.JobSidText}}"}""")
        );
        using var client = Create(new ResendingHandler(service));

        await client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(2, service.Requests.Count);
    }

    private static BulkExportClient Create(HttpMessageHandler handler)
    {
        var options = TestAccount.Options();
        options.MaxRetryAttempts = 0;
        return new(options, handler: handler);
    }

    /// <summary>Sends a request up to three times, as a retry handler does.</summary>
    private sealed class ResendingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    if ((int)response.StatusCode < 500 || attempt == 3)
                    {
                        return response;
                    }

                    response.Dispose();
                }
                catch (HttpRequestException) when (attempt < 3) { }
            }
        }
    }

    /// <summary>Sends a request and a copy of it concurrently, and returns the first response.</summary>
    private sealed class HedgingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public TaskCompletionSource Hedged { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            foreach (var (key, value) in request.Options)
            {
                copy.Options.Set(new HttpRequestOptionsKey<object?>(key), value);
            }

            var first = base.SendAsync(request, cancellationToken);
            var second = base.SendAsync(copy, cancellationToken);
            Hedged.SetResult();
            var completed = await Task.WhenAny(first, second);
            _ = second.ContinueWith(static task => task.Exception, TaskScheduler.Default);
            return await completed;
        }
    }
}
