using System.Buffers;

namespace BulkExport.Client.Tests.Serialization;

public sealed class BufferPoolTests
{
    [Theory]
    [InlineData(BufferPool.MaxPooledLength, true)]
    [InlineData(2 * BufferPool.MaxPooledLength, false)]
    public void Return_Buffer_IsPooledUnlessItIsLarge(int length, bool isKept)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);

        BufferPool.Return(buffer);
        var next = ArrayPool<byte>.Shared.Rent(length); // on this thread the pool hands out what came back last

        Assert.Equal(isKept, ReferenceEquals(buffer, next));
    }
}
