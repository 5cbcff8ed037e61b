using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Stores;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Export;

/// <summary>Exceptions of the application's code, which reach the caller unchanged and cause no retry.</summary>
public sealed class CallerExceptionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_WriterDisposeThrows_ThrowsSameExceptionWithoutRetry()
    {
        await using var fixture = new ExportFixture();
        var exception = new IOException("Thrown by the writer.");
        var store = new DisposeThrowsStore(exception);

        var thrown = await Assert.ThrowsAsync<IOException>(() =>
            fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation)
        );

        Assert.Same(exception, thrown);
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task DeleteAsync_LoggerThrows_ThrowsSameExceptionWithoutRetry()
    {
        var exception = new IOException("Thrown by the logger.");
        await using var service = SimulatedBulkExport.Start();
        using var loggerFactory = new ThrowingLoggerFactory(exception);
        using var client = new BulkExportClient(service.CreateClientOptions(), new AutoAdvanceTimeProvider(), loggerFactory);
        service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = TestAccount.JobSid,
                StartDay = new(2020, 7, 1),
                EndDay = new(2020, 7, 1),
            }
        );
        service.Faults.Enqueue(Fault.ResponseLost());

        var thrown = await Assert.ThrowsAsync<IOException>(() => client.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation));

        Assert.Same(exception, thrown);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task WaitForCompletionAsync_ProgressHandlerThrows_ThrowsSameException()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();
        var exception = new BulkExportConnectionException("Thrown by the handler.");
        var progress = new CallbackProgress<Job>(_ => throw exception);

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.Jobs.WaitForCompletionAsync(TestAccount.JobSid, progress: progress, cancellationToken: Cancellation)
        );

        Assert.Same(exception, thrown);
        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task GetAsync_Handler_RunsOutsideTheLock()
    {
        var handlerThread = 0;
        using var called = new ManualResetEventSlim();
        var handler = new StubHandler(_ =>
        {
            handlerThread = Environment.CurrentManagedThreadId;
            called.Set();
            return StubHandler.Json("""{"days":[],"meta":{}}""");
        });
        using var client = TestClientFactory.CreateWithoutRetries(handler);
        var cache = new ExportedDayCache(client.Days, ResourceType.Messages);

        var list = cache.GetAsync(refresh: false, Cancellation);
        called.Wait(Cancellation); // blocks this thread, so that the handler can run on it only within GetAsync

        Assert.NotEqual(Environment.CurrentManagedThreadId, handlerThread);
        Assert.NotNull(await list);
    }

    private sealed class DisposeThrowsStore(Exception exception) : DelegatingStore(new InMemoryExportStore())
    {
        public override async ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default) =>
            new DelegatingWriter(await base.CreateAsync(path, cancellationToken)) { OnDisposeAsync = _ => throw exception };
    }

    /// <summary>Throws an exception for the message that a delete is assumed to be successful.</summary>
    private sealed class ThrowingLoggerFactory(Exception exception) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception1,
            Func<TState, Exception?, string> formatter
        )
        {
            if (eventId.Id == 2 && eventId.Name == "DeleteAssumedSuccessful")
            {
                throw exception;
            }
        }

        public void Dispose() { }
    }
}
