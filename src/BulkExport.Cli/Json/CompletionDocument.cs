namespace BulkExport.Cli.Json;

/// <summary>Describes a completion script: the output of <c>completion</c>.</summary>
internal sealed record CompletionDocument(string Shell, string Script);
