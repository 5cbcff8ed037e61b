namespace BulkExport.Client;

/// <summary>Represents a day as a path segment in the format <c>yyyy-MM-dd</c>. Refit would format a <see cref="DateOnly"/> differently.</summary>
internal readonly record struct DayPathSegment(DateOnly Day)
{
    public override string ToString() => DateFormat.Format(Day);
}
