namespace BulkExport.Client.Tests.Records;

/// <summary>A stream whose reads do not complete until they are canceled.</summary>
internal sealed class StalledStream : MemoryStream
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task IsWaiting => _waiting.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _waiting.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
