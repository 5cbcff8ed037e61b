using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BulkExport.Cli.Json;

/// <summary>Provides the serialization metadata of the JSON documents. The property names are in camel case, like those of <c>az</c> and <c>gh</c>, unlike
/// the snake-case names of the service.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(JobDocument))]
[JsonSerializable(typeof(DeletedJobDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(SyncDocument))]
[JsonSerializable(typeof(StoreDocument))]
[JsonSerializable(typeof(ExportedDayDocument))]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(SimulatorDocument))]
[JsonSerializable(typeof(CompletionDocument))]
internal sealed partial class CliJsonContext : JsonSerializerContext
{
    /// <summary>Gets the context that does not escape non-ASCII characters. Untrusted strings are formatted before they become part of a document.</summary>
    public static CliJsonContext Relaxed =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
