using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Reads the value of a property. The path is used in error messages.</summary>
internal delegate T JsonFieldReader<out T>(ref Utf8JsonReader reader, string path);
