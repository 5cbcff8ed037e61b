namespace BulkExport.Cli.Json;

/// <summary>Describes a deleted job: the output of <c>job delete</c>.</summary>
internal sealed record DeletedJobDocument(string JobSid);
