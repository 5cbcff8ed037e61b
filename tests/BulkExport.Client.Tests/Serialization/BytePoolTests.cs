using System.Buffers;

namespace BulkExport.Client.Tests.Serialization;

public sealed class BytePoolTests
{
    [Theory]
    [InlineData(BytePool.Largest, true)]
    [InlineData(2 * BytePool.Largest, false)]
    public void GiveBack_Buffer_IsKeptUnlessItIsLarge(int length, bool isKept)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);

        BytePool.GiveBack(buffer);
        var next = ArrayPool<byte>.Shared.Rent(length); // on this thread the pool hands out what came back last

        Assert.Equal(isKept, ReferenceEquals(buffer, next));
    }
}
