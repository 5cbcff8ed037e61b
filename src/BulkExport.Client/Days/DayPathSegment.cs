namespace BulkExport.Client;

/// <summary>Represents a day as a path segment, because Refit formats a <see cref="DateOnly"/> in a format that the service does not accept.</summary>
internal readonly record struct DayPathSegment(DateOnly Day)
{
    public override string ToString() => DateFormat.Format(Day);
}
