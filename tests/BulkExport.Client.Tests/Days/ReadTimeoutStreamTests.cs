using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Tests.Days;

public sealed class ReadTimeoutStreamTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SilentStream _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task ReadAsync_NothingComes_IsATimeoutThatSaysHowLong()
    {
        await using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _clock);

        var reading = stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(1.5));

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => reading);
        Assert.Equal("Nothing came for 1.5 s.", thrown.Message);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_IsNoTimeout()
    {
        using var cancelling = new CancellationTokenSource();
        await using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _clock);

        var reading = stream.ReadAsync(new byte[1], cancelling.Token).AsTask();
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task ReadAsync_CancelledWhileItTimesOut_IsTheCancellation()
    {
        using var cancelling = new CancellationTokenSource();
        using var source = new EndingStream(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1.5));
            cancelling.Cancel();
        });
        await using var stream = new ReadTimeoutStream(source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.ReadAsync(new byte[1], cancelling.Token).AsTask());
    }

    [Fact]
    public async Task ReadAsync_GivenUpByTheSourceItself_IsNoTimeout()
    {
        using var source = new EndingStream(() => throw new OperationCanceledException("The connection is closed."));
        await using var stream = new ReadTimeoutStream(source, hasExplicitFraming: true, TimeSpan.FromSeconds(1.5), _clock);

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
        );

        Assert.Equal("The connection is closed.", thrown.Message);
    }

    [Fact]
    public async Task ReadAsync_NothingButAnEndThatIsTold_IsTheEnd()
    {
        await using var stream = new ReadTimeoutStream(new MemoryStream(), hasExplicitFraming: true, TimeSpan.FromSeconds(1), _clock);

        Assert.Equal(0, await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAsync_NothingButAnEndThatIsNotTold_IsABreak()
    {
        await using var stream = new ReadTimeoutStream(new MemoryStream(), hasExplicitFraming: false, TimeSpan.FromSeconds(1), _clock);

        var thrown = await Assert.ThrowsAsync<IOException>(() =>
            stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
        );

        Assert.Equal("The answer ended before the file began.", thrown.Message);
    }

    [Fact]
    public async Task ReadAsync_AnEndAfterSomething_IsTheEnd()
    {
        await using var stream = new ReadTimeoutStream(new MemoryStream([1]), hasExplicitFraming: false, TimeSpan.FromSeconds(1), _clock);

        Assert.Equal(1, await stream.ReadAsync(new byte[2], TestContext.Current.CancellationToken));
        Assert.Equal(0, await stream.ReadAsync(new byte[2], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Read_WithoutWaiting_SaysHowToReadIt()
    {
        using var stream = new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _clock);

        var thrown = Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));

        Assert.Equal("This stream comes from the network. Read it with ReadAsync.", thrown.Message);
    }

    [Fact]
    public async Task Dispose_EitherWay_DisposesTheSource()
    {
        new ReadTimeoutStream(_source, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _clock).Dispose();
        Assert.False(_source.CanRead);

        var other = new SilentStream();
        await new ReadTimeoutStream(other, hasExplicitFraming: true, TimeSpan.FromSeconds(1), _clock).DisposeAsync();
        Assert.False(other.CanRead);
    }

    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }

    /// <summary>A stream in whose reads something happens, and which gives up when it is told to.</summary>
    private sealed class EndingStream(Action happens) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            happens();
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
