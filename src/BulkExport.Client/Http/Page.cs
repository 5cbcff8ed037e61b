namespace BulkExport.Client;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The address of the next one; <see langword="null"/> on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, Uri? Next);
