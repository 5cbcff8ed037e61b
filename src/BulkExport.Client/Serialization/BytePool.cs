using System.Buffers;

namespace BulkExport.Client;

/// <summary>Takes rented buffers back.</summary>
internal static class BytePool
{
    /// <summary>Beyond what an answer or a block of lines usually needs.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>Gives a buffer back. A larger one is left to the collector: the pool would keep one for each thread that came by, for a minute and longer.</summary>
    public static void GiveBack(byte[] buffer)
    {
        if (buffer.Length <= Largest)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
