using System.Text;

namespace BulkExport.Client.Tests.Http;

public class BufferedResponseContentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public async Task ReadAsync_WithOrWithoutContentLength_ReturnsWholeBody(int length)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        using var known = new ByteArrayContent(bytes);
        using var unknown = new StreamContent(new SlowStream(bytes));

        // The unknown length first: a pooled buffer could already contain the expected bytes.
        foreach (var content in new HttpContent[] { unknown, known })
        {
            using var body = await ReadAsync(content, 100_000);

            Assert.True(body.Span.SequenceEqual(bytes));
            Assert.False(body.ExceedsMaxLength);
        }
    }

    [Fact]
    public async Task ReadAsync_ExceedsLimit_Truncates()
    {
        using var content = new StreamContent(new SlowStream("0123456789"u8.ToArray()));
        using var body = await ReadAsync(content, 9);

        Assert.Equal("012345678", Encoding.UTF8.GetString(body.Span));
        Assert.True(body.ExceedsMaxLength);
    }

    [Fact]
    public async Task ReadAsync_LargeContentLength_DoesNotPreallocate()
    {
        var stream = new SlowStream("{}"u8.ToArray());
        using var content = new StreamContent(stream);
        content.Headers.ContentLength = BufferedResponseContent.MaxLength;
        using var body = await ReadAsync(content, BufferedResponseContent.MaxLength);

        Assert.Equal("{}", Encoding.UTF8.GetString(body.Span));
        Assert.InRange(stream.LargestBuffer, 1, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task ReadAsync_ExceedsInitialCapacity_GrowsBufferGradually()
    {
        var stream = new SlowStream(new byte[20_000]);
        using var content = new StreamContent(stream);
        using var body = await ReadAsync(content, BufferedResponseContent.MaxLength);

        Assert.Equal(20_000, body.Span.Length);
        Assert.InRange(stream.LargestBuffer, 1, 1024 * 1024);
    }

    [Fact]
    public async Task ReadAsync_ContentLengthReached_DoesNotReadAgain()
    {
        var stream = new SlowStream("{}"u8.ToArray());
        using var content = new StreamContent(stream);
        content.Headers.ContentLength = 2;
        using var body = await ReadAsync(content, 2);

        Assert.Equal("{}", Encoding.UTF8.GetString(body.Span));
        Assert.Equal(1, stream.Reads);
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMark_SkipsMark()
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. "{}"u8]);
        using var body = await ReadAsync(content, 100);

        Assert.Equal("{}", Encoding.UTF8.GetString(body.Span));
    }

    [Fact]
    public async Task Dispose_CalledTwice_ReturnsBufferOnce()
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        var body = await ReadAsync(content, 100);

        body.Dispose();
        body.Dispose();

        Assert.True(body.Span.IsEmpty);
    }

    private static ValueTask<BufferedResponseContent> ReadAsync(HttpContent content, int maxLength) =>
        BufferedResponseContent.ReadAsync(content, maxLength, TestContext.Current.CancellationToken);

    /// <summary>A stream of unknown length that returns at most 1,000 bytes per read.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int LargestBuffer { get; private set; }

        public int Reads { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            LargestBuffer = Math.Max(LargestBuffer, buffer.Length);
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
        }
    }
}
