namespace BulkExport.Client;

/// <summary>What a store holds of one resource type for the days of one month.</summary>
internal sealed record DayIndexDocument
{
    public int FormatVersion { get; init; }

    public ResourceType ResourceType { get; init; }

    public IReadOnlyDictionary<DateOnly, DayEntry> Days
    {
        get;
        init => field = value ?? new SortedDictionary<DateOnly, DayEntry>();
    } = new SortedDictionary<DateOnly, DayEntry>();
}
