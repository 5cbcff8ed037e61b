namespace BulkExport.Client.Testing;

/// <summary>Represents a body that is sent at a limited rate.</summary>
internal sealed class ThrottledContent(Content body, int bytesPerSecond, TimeProvider timeProvider, RequestActivity activity) : Content
{
    private readonly long _startedAt = timeProvider.GetTimestamp();

    public override long Length => body.Length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        var chunk = buffer[..Math.Min(buffer.Length, Math.Max(bytesPerSecond / 4, 1))];
        var count = await body.ReadAsync(chunk, offset, cancellationToken).ConfigureAwait(false);
        var delay = TimeSpan.FromSeconds((double)(offset + count) / bytesPerSecond) - timeProvider.GetElapsedTime(_startedAt);
        if (delay > TimeSpan.Zero)
        {
            using var stalled = activity.Stall();
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        return count;
    }
}
