using System.Text.Json.Serialization;

namespace BulkExport.Client.AspNetCore;

/// <summary>Provides the serialization metadata of the state.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WebhookState))]
internal sealed partial class WebhookStateJsonContext : JsonSerializerContext;
