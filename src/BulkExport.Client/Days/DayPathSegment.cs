namespace BulkExport.Client;

/// <summary>A day as a path segment. Refit would format a <see cref="DateOnly"/> in a format that the service does not accept.</summary>
internal readonly record struct DayPathSegment(DateOnly Day)
{
    public override string ToString() => DateFormat.Format(Day);
}
