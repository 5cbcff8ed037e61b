using System.Buffers;

namespace BulkExport.Client.Tests.Serialization;

public sealed class BufferPoolTests
{
    [Theory]
    [InlineData(BufferPool.MaxPooledLength, true)]
    [InlineData(2 * BufferPool.MaxPooledLength, false)]
    public void Return_EachLength_PoolsUnlessLarge(int length, bool isKept)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);

        BufferPool.Return(buffer);
        var next = ArrayPool<byte>.Shared.Rent(length); // the pool rents the buffer that was returned last on this thread

        Assert.Equal(isKept, ReferenceEquals(buffer, next));
    }
}
