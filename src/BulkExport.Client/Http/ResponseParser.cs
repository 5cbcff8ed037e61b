namespace BulkExport.Client;

/// <summary>Represents the method that deserializes a successful response.</summary>
/// <param name="response">The response, which provides the headers.</param>
/// <param name="utf8">The response body.</param>
internal delegate T ResponseParser<out T>(HttpResponseMessage response, ReadOnlySpan<byte> utf8);
