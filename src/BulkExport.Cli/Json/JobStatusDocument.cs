namespace BulkExport.Cli.Json;

/// <summary>Describes the days of a job in a status. The days are empty if the service does not report them.</summary>
internal sealed record JobStatusDocument(string Status, int Count, IReadOnlyList<DateOnly> Days);
