namespace BulkExport.Client.SoakTests;

/// <summary>All faults, and the drawing of one.</summary>
internal static class FaultTable
{
    private const double Share = 0.35;
    private const double ShareOfFlood = 0.9;

    private static readonly FaultDefinition[] All =
    [
        .. ConnectionFaults.All,
        .. StatusFaults.All,
        .. HeaderFaults.All,
        .. JsonFaults.All,
        .. GiantFaults.All,
        .. LeadingFaults.All,
        .. FileFaults.All,
        .. RecordFaults.All,
    ];

    /// <summary>What the faults are called.</summary>
    public static IEnumerable<string> Names => All.Append(StatusFaults.Flood).Select(fault => fault.Name);

    private static FaultKind KindOf(RawRequest request, Call? call) =>
        request.IsFileRequest ? FaultKind.File | (call is { ReadsRecords: true } ? FaultKind.Records : 0)
        : request.Path.Contains("/Days/", StringComparison.Ordinal) ? FaultKind.Api | FaultKind.Link
        : request.Method == "GET"
        && (request.Path.EndsWith("/Days", StringComparison.Ordinal) || request.Path.EndsWith("ges/Jobs", StringComparison.Ordinal))
            ? FaultKind.Api | FaultKind.Page
        : FaultKind.Api;

    /// <summary>The fault that a request meets; <see langword="null"/> for none.</summary>
    public static FaultDefinition? Choose(Random random, RawRequest request, Call? call)
    {
        if (call is { IsFlooded: true } && random.NextDouble() < ShareOfFlood)
        {
            return StatusFaults.Flood;
        }

        if (random.NextDouble() >= Share)
        {
            return null;
        }

        var kind = KindOf(request, call);
        var fitting = Array.FindAll(All, fault => (fault.Where & kind) != 0);
        var place = random.NextDouble() * fitting.Sum(fault => fault.Weight);
        return Array.Find(fitting, fault => (place -= fault.Weight) < 0);
    }
}
