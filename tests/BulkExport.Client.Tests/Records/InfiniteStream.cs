using System.Text;

namespace BulkExport.Client.Tests.Records;

/// <summary>An endless gzip stream that repeats a member of 20,000 messages.</summary>
internal sealed class InfiniteStream(int failAfterReads = int.MaxValue) : MemoryStream(Member)
{
    /// <summary>The maximum number of bytes returned by a read.</summary>
    public const int ReadLength = 16 * 1024;

    /// <summary>The minimum length of a line.</summary>
    public const int LineLength = 300;

    private static readonly byte[] Member = Gzip.Member(
        string.Concat(
            Enumerable
                .Range(0, 20_000)
                .Select(i =>
                    $$"""{"status":"delivered","sid":"SM{{i}}","from":"+16505551111","to":"+1650{{i * 7919L % 10_000_000}}","body":"{{Text(i)}}","price":"-0.00750","date_sent":"2026-11-01T12:{{i / 60 % 60:00}}:{{i % 60:00}}Z"}"""
                    + "\n"
                )
        )
    );

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Gets the number of reads after which <see cref="Reached"/> completes.</summary>
    public int ExpectedReads { get; init; }

    public Task Reached => _reached.Task;

    public override int Read(Span<byte> buffer)
    {
        var count = Interlocked.Increment(ref _reads);
        if (count > failAfterReads)
        {
            throw new IOException("The connection was closed.");
        }

        if (count == ExpectedReads)
        {
            _reached.SetResult();
        }

        if (Position == Length)
        {
            Position = 0;
        }

        return base.Read(buffer[..Math.Min(buffer.Length, ReadLength)]);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    private static string Text(int i)
    {
        var random = new Random(i);
        var text = new StringBuilder();
        while (text.Length < 180)
        {
            text.Append("message code parcel hello tomorrow".Split(' ')[random.Next(5)]).Append(random.Next(1000)).Append(' ');
        }

        return text.ToString();
    }
}
