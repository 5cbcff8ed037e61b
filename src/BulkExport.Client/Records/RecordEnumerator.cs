namespace BulkExport.Client;

/// <summary>Enumerates the records of batches. Within a batch, it neither suspends nor allocates.</summary>
internal sealed class RecordEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly RecordSource<T> _source;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationToken _token;
    private readonly CancellationToken _callerToken;
    private RecordPipeline<T>? _pipeline;
    private RecordBatch<T>? _batch;
    private int _index;
    private int _end; // the index up to which there are no errors to report
    private int _errorIndex;
    private long _linesBefore;
    private bool _isDisposed;

    public RecordEnumerator(RecordSource<T> source, CancellationToken cancellationToken)
    {
        _source = source;
        _callerToken = cancellationToken;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(source.CancellationToken, cancellationToken);
        _token = _cancellation.Token;
    }

    public T Current => _batch!.Records[_index - 1];

    public ValueTask<bool> MoveNextAsync()
    {
        if (_index < _end && !_token.IsCancellationRequested)
        {
            _index++;
            return new ValueTask<bool>(true);
        }

        return MoveNextSlowAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_pipeline is not null)
        {
            await _pipeline.DisposeAsync().ConfigureAwait(false);
        }

        _cancellation.Dispose();
    }

    private async ValueTask<bool> MoveNextSlowAsync()
    {
        while (true)
        {
            ThrowIfCanceled();
            if (_batch is not null && ReportErrors())
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
        if (_isDisposed)
        {
            return false;
        }

        _linesBefore += _batch?.LineCount ?? 0;
        (_batch, _index, _end, _errorIndex) = (null, 0, 0, 0);
        _pipeline ??= new RecordPipeline<T>(_source, _token);
        try
        {
            _batch = await _pipeline.ReadAsync().ConfigureAwait(false);
            return _batch is not null;
        }
        catch (Exception e)
        {
            ThrowIfCanceled();
            throw _source.MapException(e);
        }
    }

    /// <summary>Reports the errors before the next record.</summary>
    /// <returns><see langword="true"/> if the batch contains another record; otherwise, <see langword="false"/>.</returns>
    private bool ReportErrors()
    {
        for (; _errorIndex < _batch!.Errors.Count && _batch.Errors[_errorIndex].Index == _index; _errorIndex++)
        {
            var (_, isFieldError, error) = _batch.Errors[_errorIndex];
            error = error with { Day = _source.Day, LineNumber = _linesBefore + error.LineNumber };
            Report(error, isFieldError ? _source.Options?.OnFieldError : _source.Options?.OnError);
        }

        _end = _errorIndex < _batch.Errors.Count ? _batch.Errors[_errorIndex].Index : _batch.Records.Count;
        return _index < _end;
    }

    private static void Report(RecordReadError error, Action<RecordReadError>? callback)
    {
        if (callback is not null)
        {
            callback(error);
            return;
        }

        throw new BulkExportFormatException(
            $"A record cannot be read. {error}. Set {nameof(RecordReadOptions)}.{nameof(RecordReadOptions.OnError)} to skip such records."
        )
        {
            LineNumber = error.LineNumber,
            Day = error.Day,
            JsonPath = error.JsonPath,
            ExpectedFormat = error.ExpectedFormat,
        };
    }

    /// <summary>Throws with the token of the caller, not with the linked one.</summary>
    private void ThrowIfCanceled()
    {
        _callerToken.ThrowIfCancellationRequested();
        _source.CancellationToken.ThrowIfCancellationRequested();
    }
}
