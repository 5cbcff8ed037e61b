using System.Buffers;

namespace BulkExport.Client;

/// <summary>Provides byte buffers. Small buffers are rented from the shared pool, and large ones are allocated at exactly the requested
/// length.</summary>
internal static class BufferPool
{
    /// <summary>The maximum length of a pooled buffer in bytes, which exceeds the usual length of a response or a block of lines.</summary>
    public const int MaxPooledLength = 2 * 1024 * 1024;

    /// <summary>Rents a buffer of at least the specified length. Large buffers are not pooled, because the pool would round up their length to a
    /// power of two.</summary>
    public static byte[] Rent(int length) =>
        length <= MaxPooledLength ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Returns a buffer. Large buffers are garbage collected, because the pool would retain one per thread for minutes.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length <= MaxPooledLength)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
