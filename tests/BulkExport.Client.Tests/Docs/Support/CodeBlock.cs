namespace BulkExport.Client.Tests.Docs.Support;

/// <summary>A fenced code block of a page.</summary>
/// <param name="Language">The language after the fence.</param>
/// <param name="Snippet">The name of the snippet in the comment before the fence, or <see langword="null"/> if it has no such comment.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeBlock(string Language, string? Snippet, string Code);
