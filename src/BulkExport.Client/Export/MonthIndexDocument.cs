namespace BulkExport.Client;

/// <summary>Represents the document that contains the index of one resource type and month.</summary>
internal sealed record MonthIndexDocument
{
    public int FormatVersion { get; init; }

    public ResourceType ResourceType { get; init; }

    public IReadOnlyDictionary<DateOnly, DayEntry> Days
    {
        get;
        init => field = value ?? new SortedDictionary<DateOnly, DayEntry>();
    } = new SortedDictionary<DateOnly, DayEntry>();
}
