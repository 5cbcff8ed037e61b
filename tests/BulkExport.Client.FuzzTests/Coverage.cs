using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace BulkExport.Client.FuzzTests;

/// <summary>Which edges between branches the inputs of a target have reached, and how often at a time.</summary>
internal sealed class Coverage
{
    private const int Size = 1 << 16; // what the instrumented code counts in

    private readonly byte[] _seen = new byte[Size];

    /// <summary>How many edges have been reached.</summary>
    public int Edges { get; private set; }

    private static unsafe Span<byte> Counts => new(Trace.SharedMem, Size);

    public static unsafe void Attach() => Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);

    public static void Reset()
    {
        Counts.Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Takes the counts since <see cref="Reset"/> in.</summary>
    /// <returns>Whether there was an edge, or a number of passes over one, that was new.</returns>
    public bool Collect()
    {
        var isNew = false;
        var words = MemoryMarshal.Cast<byte, ulong>(Counts);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] != 0)
            {
                isNew |= Collect(i * sizeof(ulong));
            }
        }

        return isNew;
    }

    private bool Collect(int start)
    {
        var isNew = false;
        for (var i = start; i < start + sizeof(ulong); i++)
        {
            var bucket = BucketOf(Counts[i]);
            if ((bucket & ~_seen[i]) != 0)
            {
                Edges += _seen[i] == 0 ? 1 : 0;
                _seen[i] |= bucket;
                isNew = true;
            }
        }

        return isNew;
    }

    /// <summary>One bit for 1, 2, 3, up to 7, 15, 31, 127 and more: how often exactly does not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte BucketOf(byte count) =>
        count switch
        {
            <= 3 => (byte)((1 << count) >> 1),
            < 32 => (byte)(1 << BitOperations.Log2(count) + 1),
            < 128 => 1 << 6,
            _ => 1 << 7,
        };
}
