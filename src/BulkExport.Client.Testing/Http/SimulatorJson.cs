using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>How the service writes JSON.</summary>
internal static class SimulatorJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A name as the service sends it back: it was seen to put a backslash before a hyphen.</summary>
    public static string? FriendlyName(string? name, bool altered) => altered ? name?.Replace("-", @"\-", StringComparison.Ordinal) : name;
}
