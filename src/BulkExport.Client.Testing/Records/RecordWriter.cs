using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Generates a record and writes it as a JSON object.</summary>
/// <param name="json">The JSON writer.</param>
/// <param name="random">The random number generator.</param>
/// <param name="time">The creation time of the record, in UTC.</param>
/// <param name="isSettled"><see langword="true"/> to write the final values; otherwise, <see langword="false"/>. The random numbers that are consumed are the
/// same.</param>
/// <returns>The price of the record, or 0 if it has none.</returns>
internal delegate decimal RecordWriter(Utf8JsonWriter json, SeededRandom random, DateTime time, bool isSettled);
