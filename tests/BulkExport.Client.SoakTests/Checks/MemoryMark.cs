namespace BulkExport.Client.SoakTests;

/// <summary>The managed memory after a full collection, in KiB.</summary>
/// <param name="Small">What is alive, large objects aside: a leak of anything shows here.</param>
/// <param name="Large">The large objects: in the main the buffers that the pool keeps for a while, so it comes and goes.</param>
internal sealed record MemoryMark(long Small, long Large)
{
    private const int Generation2 = 2;
    private const int LargeObjects = 3;

    public static MemoryMark Now()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return new MemoryMark(Live(0) + Live(1) + Live(Generation2), Live(LargeObjects));

        long Live(int generation)
        {
            ref readonly var info = ref GC.GetGCMemoryInfo(GCKind.FullBlocking).GenerationInfo[generation];
            return (info.SizeAfterBytes - info.FragmentationAfterBytes) / 1024;
        }
    }
}
