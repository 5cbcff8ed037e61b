namespace BulkExport.Client.Testing;

/// <summary>Represents totals of the records in a generated file.</summary>
/// <param name="PriceSum">The sum of the prices.</param>
/// <param name="UnsettledCount">The number of records whose values are not final.</param>
internal readonly record struct GeneratedRecords(decimal PriceSum, int UnsettledCount);
