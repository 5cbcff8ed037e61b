namespace BulkExport.Samples.Views;

/// <summary>What the records of a day add up to.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">How many records; <see langword="null"/> where there is no file to read.</param>
/// <param name="Price">The sum of their prices.</param>
/// <param name="Note">Why there is nothing to count.</param>
internal sealed record DayTotal(DateOnly Day, int? Count, decimal Price, string? Note = null);
