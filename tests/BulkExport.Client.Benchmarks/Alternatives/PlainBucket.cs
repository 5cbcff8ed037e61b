namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A status bucket, modeled by hand.</summary>
internal sealed record PlainBucket(string? Status, int Count, IReadOnlyList<DateOnly>? Days);
