namespace BulkExport.Client;

/// <summary>Represents a job that was requested, or is about to be requested, and is not completely processed.</summary>
internal sealed record OpenJob
{
    public DateOnly StartDay { get; init; }

    public DateOnly EndDay { get; init; }

    /// <summary>Gets the number of the job, which is unique for the resource type, and higher than those of earlier jobs.</summary>
    public long Number { get; init; }

    public bool Contains(DateOnly day) => day >= StartDay && day <= EndDay;

    public bool Overlaps(DateOnly start, DateOnly end) => start <= EndDay && end >= StartDay;
}
