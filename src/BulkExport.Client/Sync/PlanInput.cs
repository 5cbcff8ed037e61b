namespace BulkExport.Client;

/// <summary>Provides everything that a plan depends on.</summary>
internal sealed record PlanInput
{
    public required IReadOnlyList<PlanResource> Resources { get; init; }

    public required DateOnly StartDay { get; init; }

    public required DateOnly EndDay { get; init; }

    /// <summary>Gets the current UTC date.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Gets the number of days that can still be requested on the current UTC date.</summary>
    public required int AvailableQuota { get; init; }

    /// <summary>Gets the number of days that can be requested on each of the following UTC dates.</summary>
    public required int DailyQuota { get; init; }

    public ExportDays Days { get; init; }

    public int? ReexportAfter { get; init; }
}
