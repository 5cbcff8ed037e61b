using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes one record, as a JSON object.</summary>
/// <param name="json">Where to.</param>
/// <param name="random">What chooses.</param>
/// <param name="time">When it happened.</param>
/// <returns>The record's price; 0 when it has none.</returns>
internal delegate decimal RecordWriter(Utf8JsonWriter json, SeededRandom random, DateTime time);
