using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Stores;

public class ExportStoreWriterTests
{
    private readonly InMemoryExportStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_WriteFailed_ThrowsAndDiscardsFile()
    {
        var exception = new IOException("The connection was reset.");
        await using (var writer = await CreateAsync((_, _) => throw exception))
        {
            Assert.Same(exception, await Assert.ThrowsAsync<IOException>(async () => await writer.WriteAsync(new byte[1], Cancellation)));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CommitAsync(Cancellation));
        }

        Assert.Null(await _store.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task CommitAsync_WriteCanceled_ThrowsAndDiscardsFile()
    {
        await using (var writer = await _store.CreateAsync("a", Cancellation))
        {
            var canceled = new CancellationToken(canceled: true);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.WriteAsync(new byte[1], canceled));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CommitAsync(Cancellation));
        }

        Assert.Null(await _store.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task CommitAsync_CanceledBefore_Throws()
    {
        await using (var writer = await _store.CreateAsync("a", Cancellation))
        {
            var canceled = new CancellationToken(canceled: true);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.CommitAsync(canceled));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CommitAsync(Cancellation));
        }

        Assert.Null(await _store.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task WriteAsync_AfterCommit_Throws()
    {
        await using var writer = await _store.CreateAsync("a", Cancellation);
        await writer.CommitAsync(Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.WriteAsync(new byte[1], Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CommitAsync(Cancellation));
        Assert.Equal(0, (await _store.FindAsync("a", Cancellation))!.Length);
    }

    [Fact]
    public async Task WriteAsync_Disposed_Throws()
    {
        var writer = await _store.CreateAsync("a", Cancellation);
        await writer.DisposeAsync();
        await writer.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await writer.WriteAsync(new byte[1], Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await writer.CommitAsync(Cancellation));
    }

    private async Task<ExportStoreWriter> CreateAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> onWrite) =>
        new DelegatingWriter(await _store.CreateAsync("a", Cancellation)) { OnWriteAsync = onWrite };
}
