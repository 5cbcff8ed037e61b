using System.Buffers;

namespace BulkExport.Client;

/// <summary>Buffers: small ones from the shared pool, and large ones of just the size that is asked for.</summary>
internal static class BytePool
{
    /// <summary>Beyond what an answer or a block of lines usually needs.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>A buffer of at least that size. The pool would round a large one up to the next power of two.</summary>
    public static byte[] Rent(int size) => size <= Largest ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);

    /// <summary>Gives a buffer back. A larger one is left to the collector: the pool would keep one for each thread that came by, for a minute and longer.</summary>
    public static void GiveBack(byte[] buffer)
    {
        if (buffer.Length <= Largest)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
