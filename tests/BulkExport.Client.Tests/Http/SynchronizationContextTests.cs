using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Http;

/// <summary>No continuation runs on the caller's <see cref="SynchronizationContext"/>, so an application with a UI thread that blocks on a
/// call does not deadlock.</summary>
public sealed class SynchronizationContextTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_CallerHasContext_DoesNotPostToContext()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddJob();

        var (call, context) = StartWithContext(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        await call;
        Assert.Equal(0, context.PostCount);
    }

    [Fact]
    public async Task FetchAsync_ErrorResponse_DoesNotPostToContext()
    {
        await using var fixture = new ServiceFixture();

        var (call, context) = StartWithContext(() => fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation));

        await Assert.ThrowsAsync<BulkExportApiException>(() => call);
        Assert.Equal(0, context.PostCount);
    }

    [Fact]
    public async Task WaitForCompletionAsync_CallerHasContext_DoesNotPostToContext()
    {
        await using var fixture = new ServiceFixture();
        var jobSid = fixture.Service.Jobs.Add(new SimulatedJob { StartDay = Day, EndDay = Day });

        var (call, context) = StartWithContext(() => fixture.Jobs.WaitForCompletionAsync(jobSid, cancellationToken: Cancellation));

        await call;
        Assert.InRange(fixture.Requests.Count, 2, int.MaxValue);
        Assert.Equal(0, context.PostCount);
    }

    [Fact]
    public async Task DownloadAsync_CallerHasContext_DoesNotPostToContext()
    {
        await using var fixture = new ServiceFixture();
        fixture.AddFile(Day);
        var path = Path.Combine(_directory, "day.json.gz");

        var (call, context) = StartWithContext(() =>
            fixture.Client.Days.DownloadAsync(ResourceType.Messages, Day, path, cancellationToken: Cancellation)
        );

        await call;
        Assert.Equal(0, context.PostCount);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static (Task Call, CountingContext Context) StartWithContext(Func<Task> start)
    {
        var context = new CountingContext();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return (start(), context);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _postCount;

        public int PostCount => Volatile.Read(ref _postCount);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _postCount);
            base.Post(d, state);
        }
    }
}
