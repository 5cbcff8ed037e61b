namespace BulkExport.Client;

/// <summary>Deserializes a successful response.</summary>
/// <param name="response">The response, for its headers.</param>
/// <param name="utf8">The body.</param>
internal delegate T ResponseParser<out T>(HttpResponseMessage response, ReadOnlySpan<byte> utf8);
