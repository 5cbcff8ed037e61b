namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A status bucket as a careful developer would write it.</summary>
internal sealed record PlainBucket(string? Status, int Count, IReadOnlyList<DateOnly>? Days);
