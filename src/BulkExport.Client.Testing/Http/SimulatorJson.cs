using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Provides the JSON options and value formats of the service.</summary>
internal static class SimulatorJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string FormatDate(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Formats a friendly name, optionally with a backslash before each hyphen as the service does.</summary>
    public static string? FormatFriendlyName(string? name, bool escapeHyphens) =>
        escapeHyphens ? name?.Replace("-", @"\-", StringComparison.Ordinal) : name;
}
