using System.Buffers;

namespace BulkExport.Client;

/// <summary>Rents byte buffers: small ones from the shared pool, large ones allocated at exactly the requested length.</summary>
internal static class BufferPool
{
    /// <summary>The length of the largest buffer that is pooled; more than a response or a block of lines usually needs.</summary>
    public const int MaxPooledLength = 2 * 1024 * 1024;

    /// <summary>Rents a buffer of at least the specified length. The pool would round a large one up to the next power of two.</summary>
    public static byte[] Rent(int length) =>
        length <= MaxPooledLength ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Returns a buffer. A large one is left to the garbage collector, since the pool would retain one per thread for minutes.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length <= MaxPooledLength)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
