using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Days;

public sealed class ReadTimeoutStreamTests : IDisposable
{
    private readonly FakeTimeProvider _timeProvider = new();
    private readonly StalledStream _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task ReadAsync_NoData_ThrowsTimeoutWithDuration()
    {
        await using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _timeProvider);

        var reading = stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        _timeProvider.Advance(TimeSpan.FromSeconds(1.5));

        var exception = await Assert.ThrowsAsync<TimeoutException>(() => reading);
        Assert.Equal("No data was received for 1.5 s.", exception.Message);
    }

    [Fact]
    public async Task ReadAsync_Canceled_IsNotReportedAsTimeout()
    {
        using var cancellation = new CancellationTokenSource();
        await using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _timeProvider);

        var reading = stream.ReadAsync(new byte[1], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task ReadAsync_CanceledDuringTimeout_ThrowsCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        using var source = new CallbackStream(() =>
        {
            _timeProvider.Advance(TimeSpan.FromSeconds(1.5));
            cancellation.Cancel();
        });
        await using var stream = new ReadTimeoutStream(source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _timeProvider);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.ReadAsync(new byte[1], cancellation.Token).AsTask());
    }

    [Fact]
    public async Task ReadAsync_SourceCanceled_IsNotReportedAsTimeout()
    {
        using var source = new CallbackStream(() => throw new OperationCanceledException("The connection is closed."));
        await using var stream = new ReadTimeoutStream(source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _timeProvider);

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
        );

        Assert.Equal("The connection is closed.", exception.Message);
    }

    [Fact]
    public async Task ReadAsync_EmptyBodyWithFraming_ReturnsZero()
    {
        await using var stream = new ReadTimeoutStream(
            new MemoryStream(),
            hasExplicitFraming: true,
            TimeSpan.FromSeconds(1),
            _timeProvider
        );

        Assert.Equal(0, await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAsync_EmptyBodyWithoutFraming_Throws()
    {
        await using var stream = new ReadTimeoutStream(
            new MemoryStream(),
            hasExplicitFraming: false,
            TimeSpan.FromSeconds(1),
            _timeProvider
        );

        var exception = await Assert.ThrowsAsync<IOException>(() =>
            stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
        );

        Assert.Equal("The connection was closed before any content was received.", exception.Message);
    }

    [Fact]
    public async Task ReadAsync_EndAfterData_ReturnsZero()
    {
        await using var stream = new ReadTimeoutStream(
            new MemoryStream([1]),
            hasExplicitFraming: false,
            TimeSpan.FromSeconds(1),
            _timeProvider
        );

        Assert.Equal(1, await stream.ReadAsync(new byte[2], TestContext.Current.CancellationToken));
        Assert.Equal(0, await stream.ReadAsync(new byte[2], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Read_Synchronous_ThrowsNotSupported()
    {
        using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _timeProvider);

        var exception = Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));

        Assert.StartsWith("This stream supports asynchronous reads only", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_SyncOrAsync_DisposesSource()
    {
        new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _timeProvider).Dispose();
        Assert.False(_source.CanRead);

        var other = new StalledStream();
        await new ReadTimeoutStream(other, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _timeProvider).DisposeAsync();
        Assert.False(other.CanRead);
    }

    private sealed class StalledStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }

    /// <summary>A stream that invokes a callback for each read and then observes the cancellation token.</summary>
    private sealed class CallbackStream(Action onRead) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onRead();
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
