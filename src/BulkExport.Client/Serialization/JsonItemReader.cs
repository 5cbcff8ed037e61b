using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads the value of the current token.</summary>
internal delegate T JsonItemReader<out T>(ref Utf8JsonReader reader);
