namespace BulkExport.Client.Soak;

/// <summary>All faults, and the drawing of one.</summary>
internal sealed class FaultTable
{
    private const double Share = 0.35;

    private readonly Misbehaviour[] _all =
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

    /// <summary>What a request is.</summary>
    public static FaultKind KindOf(RawRequest request, Call? call) =>
        request.IsForFile ? FaultKind.File | (call is { ReadsRecords: true } ? FaultKind.Records : 0)
        : request.Path.Contains("/Days/", StringComparison.Ordinal) ? FaultKind.Api | FaultKind.Link
        : request.Method == "GET"
        && (request.Path.EndsWith("/Days", StringComparison.Ordinal) || request.Path.EndsWith("ges/Jobs", StringComparison.Ordinal))
            ? FaultKind.Api | FaultKind.Page
        : FaultKind.Api;

    /// <summary>The fault that a request meets; <see langword="null"/> for none.</summary>
    public Misbehaviour? Choose(Random random, FaultKind kind)
    {
        if (random.NextDouble() >= Share)
        {
            return null;
        }

        var fitting = Array.FindAll(_all, fault => (fault.Where & kind) != 0);
        var place = random.NextDouble() * fitting.Sum(fault => fault.Weight);
        return Array.Find(fitting, fault => (place -= fault.Weight) < 0);
    }
}
