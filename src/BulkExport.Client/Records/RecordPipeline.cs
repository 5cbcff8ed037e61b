using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BulkExport.Client;

/// <summary>Reads records ahead: one task decompresses and cuts, others parse what it cut, and batches come out in the order of the file.</summary>
/// <remarks>Parsing costs more than decompressing, so the blocks are parsed on as many cores as there are. How far this runs ahead is
/// bounded, and with it the memory.</remarks>
internal sealed class RecordPipeline<T> : IAsyncDisposable
{
    /// <summary>Blocks under way at once: two for each core keeps all of them busy, and more than four cores wait for the decompression.</summary>
    private static readonly int MaxBlocks = 2 * Math.Clamp(Environment.ProcessorCount, 1, 4);

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

    /// <summary>The next batch; <see langword="null"/> at the end. What was read before a failure comes before it.</summary>
    public async ValueTask<RecordBatch<T>?> ReadAsync()
    {
        if (await _batches.Reader.WaitToReadAsync(_cancellation.Token).ConfigureAwait(false) && _batches.Reader.TryRead(out var batch))
        {
            return await batch.ConfigureAwait(false);
        }

        await _producer.ConfigureAwait(false);
        return null;
    }

    /// <summary>Ends what is under way, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(false);
        await Ended(_producer);
        while (_batches.Reader.TryRead(out var batch))
        {
            await Ended(batch);
        }

        _cancellation.Dispose();

        static ConfiguredTaskAwaitable Ended(Task task) => task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ProduceAsync()
    {
        try
        {
            var compressed = await _source.OpenAsync(_cancellation.Token).ConfigureAwait(false);
            using var plain = new VerifyingGzipStream(compressed, _source.LeaveOpen);
            using var blocks = new LineBlockReader(plain);
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
            var parser = _parsers.TryTake(out var used) ? used : _source.CreateParser();
            var batch = RecordBatch<T>.Parse(block, parser, stopsAtGap: _source.OnError is null);
            _parsers.Add(parser);
            return batch;
        }
    }
}
