namespace BulkExport.Client.SoakTests;

/// <summary>Provides all operations and selects one for a call.</summary>
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

    private static readonly SoakOperation[] WithoutTransfers = Array.FindAll(All, operation => !operation.TransfersFiles);

    public static IEnumerable<string> Names => All.Select(operation => operation.Name);

    public static SoakOperation Choose(Random random, SoakFixture fixture)
    {
        var applicable = fixture.HasManyRetries ? WithoutTransfers : All;
        var place = random.Next(applicable.Sum(operation => operation.Weight));
        return Array.Find(applicable, operation => (place -= operation.Weight) < 0)!;
    }
}
