using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BulkExport.Client;

/// <summary>Reads batches of records ahead of the consumer: one task decompresses, others parse concurrently, and the order is preserved.</summary>
/// <remarks>The number of blocks in flight is bounded, which bounds the memory use.</remarks>
internal sealed class RecordPipeline<T> : IAsyncDisposable
{
    /// <summary>The maximum number of blocks in flight: two per core, for at most four cores. With more cores, decompression is the bottleneck.</summary>
    public static readonly int MaxBlocks = 2 * Math.Clamp(Environment.ProcessorCount, 1, 4);

    private readonly RecordSource<T> _source;
    private readonly CancellationTokenSource _cancellation;
    private readonly Task _producer;
    private readonly ConcurrentBag<LineParser<T>> _parsers = [];
    private readonly Channel<Task<RecordBatch<T>>> _batches = Channel.CreateBounded<Task<RecordBatch<T>>>(
        new BoundedChannelOptions(MaxBlocks) { SingleReader = true, SingleWriter = true }
    );

    public RecordPipeline(RecordSource<T> source, CancellationToken cancellationToken)
    {
        _source = source;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _producer = Task.Run(ProduceAsync, CancellationToken.None);
    }

    /// <summary>Reads the next batch, or returns <see langword="null"/> at the end. Batches that precede an exception are returned first.</summary>
    public async ValueTask<RecordBatch<T>?> ReadAsync()
    {
        if (await _batches.Reader.WaitToReadAsync(_cancellation.Token).ConfigureAwait(false) && _batches.Reader.TryRead(out var batch))
        {
            return await batch.ConfigureAwait(false);
        }

        await _producer.ConfigureAwait(false);
        return null;
    }

    /// <summary>Cancels all tasks and waits until they have completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(false);
        await Completion(_producer);
        while (_batches.Reader.TryRead(out var batch))
        {
            await Completion(batch);
        }

        _cancellation.Dispose();

        static ConfiguredTaskAwaitable Completion(Task task) => task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ProduceAsync()
    {
        try
        {
            var compressed = await _source.OpenAsync(_cancellation.Token).ConfigureAwait(false);
            using var decompressed = new VerifyingGzipStream(compressed, _source.LeaveOpen);
            using var blocks = new LineBlockReader(decompressed);
            while (
                await _batches.Writer.WaitToWriteAsync(_cancellation.Token).ConfigureAwait(false)
                && await blocks.ReadAsync(_cancellation.Token).ConfigureAwait(false) is { } block
            )
            {
                _batches.Writer.TryWrite(Task.Run(() => Parse(block), CancellationToken.None));
            }
        }
        finally
        {
            _batches.Writer.Complete();
        }
    }

    private RecordBatch<T> Parse(LineBlock block)
    {
        using (block)
        {
            _cancellation.Token.ThrowIfCancellationRequested();
            var parser = _parsers.TryTake(out var pooled) ? pooled : _source.CreateParser();
            var batch = RecordBatch<T>.Parse(
                block,
                parser,
                stopOnError: _source.Options?.OnError is null,
                RecordDetails.Create(_source.Options)
            );
            _parsers.Add(parser);
            return batch;
        }
    }
}
