namespace BulkExport.Cli.Json;

/// <summary>Describes consecutive days.</summary>
internal sealed record DayRangeDocument(DateOnly StartDay, DateOnly EndDay);
