namespace BulkExport.Client.SoakTests;

/// <summary>Represents the fields by which records are compared.</summary>
internal sealed record RecordData(string Sid, string From, string Body, decimal Price);
