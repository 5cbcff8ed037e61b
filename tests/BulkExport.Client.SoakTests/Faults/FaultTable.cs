namespace BulkExport.Client.SoakTests;

/// <summary>Provides all faults and selects one for a request.</summary>
internal static class FaultTable
{
    private const double Share = 0.35;
    private const double RateLimitedFaultShare = 0.9;

    private static readonly FaultDefinition[] All =
    [
        .. ConnectionFaults.All,
        .. StatusFaults.All,
        .. HeaderFaults.All,
        .. JsonFaults.All,
        .. GiantFaults.All,
        .. RedirectFaults.All,
        .. ResourceFaults.All,
        .. FileFaults.All,
        .. RecordFaults.All,
    ];

    /// <summary>Gets the names of the faults.</summary>
    public static IEnumerable<string> Names => All.Append(StatusFaults.RateLimit).Select(fault => fault.Name);

    private static FaultKind KindOf(RawRequest request, Call? call) =>
        request.IsFileRequest ? FaultKind.File | (call is { ReadsRecords: true } ? FaultKind.Records : 0)
        : request.Path.Contains("/Days/", StringComparison.Ordinal) ? FaultKind.Api | FaultKind.Link
        : request.Method == "GET"
        && (request.Path.EndsWith("/Days", StringComparison.Ordinal) || request.Path.EndsWith("ges/Jobs", StringComparison.Ordinal))
            ? FaultKind.Api | FaultKind.Page
        : FaultKind.Api;

    /// <summary>Selects the fault for a request, or <see langword="null"/> to send the correct response.</summary>
    public static FaultDefinition? Choose(Random random, RawRequest request, Call? call)
    {
        if (call is { IsRateLimited: true } && random.NextDouble() < RateLimitedFaultShare)
        {
            return StatusFaults.RateLimit;
        }

        if (random.NextDouble() >= Share)
        {
            return null;
        }

        var kind = KindOf(request, call);
        var applicable = Array.FindAll(All, fault => (fault.Where & kind) != 0);
        var place = random.NextDouble() * applicable.Sum(fault => fault.Weight);
        return Array.Find(applicable, fault => (place -= fault.Weight) < 0);
    }
}
