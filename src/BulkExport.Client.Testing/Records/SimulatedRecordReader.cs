using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Reads the values of a generated record that a test compares.</summary>
internal static class SimulatedRecordReader
{
    public static SimulatedRecord Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var record = document.RootElement;
        var sid = record.TryGetProperty("sid", out var ownSid) ? ownSid : record.GetProperty("call_sid");
        return new SimulatedRecord(sid.GetString()!, record.GetProperty("status").GetString()!, ReadPrice(record));
    }

    private static decimal? ReadPrice(JsonElement record) =>
        !record.TryGetProperty("price", out var price)
            ? null
            : price.ValueKind switch
            {
                JsonValueKind.String => decimal.Parse(price.GetString()!, CultureInfo.InvariantCulture),
                JsonValueKind.Number => price.GetDecimal(),
                _ => null,
            };
}
