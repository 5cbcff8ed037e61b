namespace BulkExport.Client;

/// <summary>A day as a part of a path. A <see cref="DateOnly"/> there would come out in a form that the service does not know.</summary>
internal readonly record struct DayPathSegment(DateOnly Day)
{
    public override string ToString() => DateFormat.Format(Day);
}
