using BulkExport.Client.Tests.Records;
using Microsoft.Extensions.DependencyInjection;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>A program with a window, whose one thread waits for a call, must not be needed to finish it.</summary>
public sealed class CallersContextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_UnderACallersContext_NeverComesBackToIt()
    {
        await using var server = new RawServer(Answer(200, JobJson));
        await using var provider = Build(server.BaseAddress);

        var (call, context) = BeginUnderAContext(() => provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation));

        await call;
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task FetchAsync_RefusedUnderACallersContext_NeverComesBackToIt()
    {
        await using var server = new RawServer(Answer(404, "{}"));
        await using var provider = Build(server.BaseAddress);

        var (call, context) = BeginUnderAContext(() => provider.Jobs().FetchAsync(TestAccount.JobSid, Cancellation));

        await Assert.ThrowsAsync<BulkExportApiException>(() => call);
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task WaitForCompletionAsync_UnderACallersContext_NeverComesBackToIt()
    {
        await using var server = new RawServer()
            .Then(_ => Answer(200, JobJson))
            .Then(_ => Answer(200, JobJson.Replace("Submitted", "Completed", StringComparison.Ordinal)));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var (call, context) = BeginUnderAContext(() =>
            provider.Jobs().WaitForCompletionAsync(TestAccount.JobSid, cancellationToken: Cancellation)
        );

        await call;
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task DownloadAsync_UnderACallersContext_NeverComesBackToIt()
    {
        await using var server = new RawServer()
            .Then(s => Answer(307, $$"""{"redirect_to":"{{s.BaseAddress}}file"}"""))
            .Then(_ => Answer(Gzip.Member("{}\n")));
        await using var provider = Build(server.BaseAddress);
        var days = provider.GetRequiredService<IBulkExportClient>().Days;
        var path = Path.Combine(_folder, "day.json.gz");

        var (call, context) = BeginUnderAContext(() =>
            days.DownloadAsync(ResourceType.Messages, new(2026, 11, 1), path, cancellationToken: Cancellation)
        );

        await call;
        Assert.Equal(0, context.Posts);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (Task Call, CountingContext Context) BeginUnderAContext(Func<Task> begin)
    {
        var context = new CountingContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return (begin(), context);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
