namespace BulkExport.Client.SoakTests;

/// <summary>The file of a day, and the records that are in it.</summary>
internal sealed record DayContent(DateOnly Day, byte[] Bytes, byte[] PlainHash, IReadOnlyList<RecordFacts> Records);
