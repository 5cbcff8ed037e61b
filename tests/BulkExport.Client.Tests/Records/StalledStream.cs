namespace BulkExport.Client.Tests.Records;

/// <summary>A stream that returns its data, and then does not complete a read until it is canceled.</summary>
internal sealed class StalledStream(byte[] data) : MemoryStream(data)
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task IsWaiting => _waiting.Task;

    public bool IsReadCanceled { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Read(buffer.Span) is > 0 and var count)
        {
            return count;
        }

        _waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
        finally
        {
            IsReadCanceled = true;
        }
    }
}
