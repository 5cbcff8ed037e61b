using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A custom type with SIDs as keys and values of a dictionary.</summary>
public sealed record ReplyRecord(IReadOnlyDictionary<TwilioSid, TwilioSid?> Replies);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReplyRecord))]
internal sealed partial class RepliesContext : JsonSerializerContext;
