namespace BulkExport.Cli.Views.Days;

/// <summary>Represents the totals of the records of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">The number of records, or <see langword="null"/> if there is no file.</param>
/// <param name="Price">The total price of the records.</param>
/// <param name="Note">The reason why there is no count, or <see langword="null"/> if there is one.</param>
internal sealed record DayTotal(DateOnly Day, int? Count, decimal Price, string? Note = null);
