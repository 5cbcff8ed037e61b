using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client;

/// <summary>One thing that is wrong with a request, in the service's words.</summary>
/// <param name="Detail">What is wrong.</param>
/// <param name="Pointer">Where in the request, as a JSON pointer such as <c>#/StartDay</c>, if the service tells.</param>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "RFC 9457 calls it a pointer.")]
public sealed record BulkExportError(string Detail, string? Pointer);
