using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client;

/// <summary>Represents a validation error that the service reports for a request.</summary>
/// <param name="Detail">The description of the error, in which words that may be sensitive are replaced by <c>***</c>.</param>
/// <param name="Pointer">The JSON pointer (RFC 6901) to the invalid value, such as <c>#/StartDay</c>, or <see langword="null"/> if the service
/// reports none. Words that may be sensitive are replaced by <c>***</c>.</param>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "RFC 9457 calls it a pointer.")]
public sealed record BulkExportError(string Detail, string? Pointer);
