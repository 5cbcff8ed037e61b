namespace BulkExport.Client.SoakTests;

/// <summary>Represents the file of a day and the records in it.</summary>
internal sealed record DayContent(DateOnly Day, byte[] Bytes, byte[] PlainHash, IReadOnlyList<RecordData> Records);
