using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents the method that reads the JSON value at the current token.</summary>
internal delegate T JsonItemReader<out T>(ref Utf8JsonReader reader);
