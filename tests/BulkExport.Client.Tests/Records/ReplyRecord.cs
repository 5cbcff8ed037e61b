using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A type of a caller who keeps SIDs: which message is the reply to which.</summary>
public sealed record ReplyRecord(IReadOnlyDictionary<TwilioSid, TwilioSid?> Replies);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReplyRecord))]
internal sealed partial class RepliesContext : JsonSerializerContext;
