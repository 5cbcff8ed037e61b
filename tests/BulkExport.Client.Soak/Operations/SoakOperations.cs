namespace BulkExport.Client.Soak;

/// <summary>All operations, and the drawing of one.</summary>
internal static class SoakOperations
{
    private static readonly SoakOperation[] All =
    [
        .. JobOperations.All,
        .. WaitOperations.All,
        .. DayOperations.All,
        .. RecordOperations.All,
        .. ConfigurationOperations.All,
        .. ExportOperations.All,
    ];

    public static SoakOperation Choose(Random random)
    {
        var place = random.Next(All.Sum(operation => operation.Weight));
        return Array.Find(All, operation => (place -= operation.Weight) < 0)!;
    }
}
