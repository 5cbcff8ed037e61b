namespace BulkExport.Client;

/// <summary>Gives records one by one, out of batches: most steps neither wait nor allocate.</summary>
internal sealed class RecordEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly RecordSource<T> _source;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationToken _token;
    private readonly CancellationToken _ownToken;
    private RecordPipeline<T>? _pipeline;
    private RecordBatch<T>? _batch;
    private int _index;
    private int _stop; // the index before which records follow each other without a gap
    private int _gap;
    private long _linesBefore;

    public RecordEnumerator(RecordSource<T> source, CancellationToken cancellationToken)
    {
        _source = source;
        _ownToken = cancellationToken;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(source.CancellationToken, cancellationToken);
        _token = _cancellation.Token;
    }

    public T Current => _batch![_index - 1];

    public ValueTask<bool> MoveNextAsync()
    {
        if (_index < _stop && !_token.IsCancellationRequested)
        {
            _index++;
            return new ValueTask<bool>(true);
        }

        return MoveOnAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_pipeline is not null)
        {
            await _pipeline.DisposeAsync().ConfigureAwait(false);
        }

        _cancellation.Dispose();
    }

    private async ValueTask<bool> MoveOnAsync()
    {
        while (true)
        {
            ThrowIfCancelled();
            if (_batch is not null && PassGaps())
            {
                _index++;
                return true;
            }

            if (!await ReadBatchAsync().ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    private async ValueTask<bool> ReadBatchAsync()
    {
        _linesBefore += _batch?.LineCount ?? 0;
        (_batch, _index, _stop, _gap) = (null, 0, 0, 0);
        _pipeline ??= new RecordPipeline<T>(_source, _token);
        try
        {
            _batch = await _pipeline.ReadAsync().ConfigureAwait(false);
            return _batch is not null;
        }
        catch (Exception e)
        {
            ThrowIfCancelled();
            throw _source.Translate(e);
        }
    }

    /// <summary>Reports what cannot be read where the enumeration is.</summary>
    /// <returns>Whether a record follows in the batch.</returns>
    private bool PassGaps()
    {
        for (; _gap < _batch!.Gaps.Count && _batch.Gaps[_gap].Index == _index; _gap++)
        {
            var record = _batch.Gaps[_gap].Record;
            Report(record with { Day = _source.Day, LineNumber = _linesBefore + record.LineNumber });
        }

        _stop = _gap < _batch.Gaps.Count ? _batch.Gaps[_gap].Index : _batch.Count;
        return _index < _stop;
    }

    private void Report(RecordReadError record)
    {
        if (_source.OnError is { } onUnreadable)
        {
            onUnreadable(record);
            return;
        }

        throw new BulkExportFormatException(
            $"A record cannot be read. {record}. Set {nameof(RecordReadOptions)}.{nameof(RecordReadOptions.OnError)} to go on after such records."
        )
        {
            LineNumber = record.LineNumber,
            Day = record.Day,
            JsonPath = record.JsonPath,
            ExpectedFormat = record.Expected,
        };
    }

    /// <summary>A cancellation comes out with the token that the caller knows.</summary>
    private void ThrowIfCancelled()
    {
        _ownToken.ThrowIfCancellationRequested();
        _source.CancellationToken.ThrowIfCancellationRequested();
    }
}
