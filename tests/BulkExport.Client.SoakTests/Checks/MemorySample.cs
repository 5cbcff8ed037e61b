namespace BulkExport.Client.SoakTests;

/// <summary>Represents the managed memory after a full collection, in KiB.</summary>
/// <param name="Small">The size of the live objects, excluding large objects. A leak increases this value.</param>
/// <param name="Large">The size of the large objects, mainly pooled buffers, which the pool trims over time.</param>
internal sealed record MemorySample(long Small, long Large)
{
    private const int Generation2 = 2;
    private const int LargeObjects = 3;

    public static MemorySample Now()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return new MemorySample(Live(0) + Live(1) + Live(Generation2), Live(LargeObjects));

        long Live(int generation)
        {
            ref readonly var info = ref GC.GetGCMemoryInfo(GCKind.FullBlocking).GenerationInfo[generation];
            return (info.SizeAfterBytes - info.FragmentationAfterBytes) / 1024;
        }
    }
}
