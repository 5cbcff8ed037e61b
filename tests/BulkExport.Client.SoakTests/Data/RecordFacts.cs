namespace BulkExport.Client.SoakTests;

/// <summary>What tells one record from another.</summary>
internal sealed record RecordFacts(string Sid, string From, string Body, decimal Price);
