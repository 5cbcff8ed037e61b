namespace BulkExport.Client.SoakTests;

/// <summary>All operations, and the drawing of one.</summary>
internal static class SoakOperations
{
    private static readonly SoakOperation[] All =
    [
        .. JobOperations.All,
        .. WaitOperations.All,
        .. DayOperations.All,
        .. RecordOperations.All,
        .. FileOperations.All,
        .. ConfigurationOperations.All,
        .. ExportOperations.All,
    ];

    private static readonly SoakOperation[] OfCalls = Array.FindAll(All, operation => !operation.IsOfFiles);

    public static IEnumerable<string> Names => All.Select(operation => operation.Name);

    public static SoakOperation Choose(Random random, SoakFixture scene)
    {
        var fitting = scene.IsPatient ? OfCalls : All;
        var place = random.Next(fitting.Sum(operation => operation.Weight));
        return Array.Find(fitting, operation => (place -= operation.Weight) < 0)!;
    }
}
