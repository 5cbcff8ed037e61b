using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A custom record type whose constructor throws for some values.</summary>
public sealed record ThrowingRecord
{
    public ThrowingRecord(string sid) =>
        Sid = sid switch
        {
            "argument" => throw new ArgumentException("not +16505551111", nameof(sid)),
            "unsupported" => throw new NotSupportedException("not +16505551111"),
            "disk" => throw new IOException("not +16505551111"),
            "cancelled" => throw new OperationCanceledException("not +16505551111"),
            "memory" => throw new InsufficientMemoryException("not +16505551111"),
            _ => sid,
        };

    public string Sid { get; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ThrowingRecord))]
internal sealed partial class ThrowingContext : JsonSerializerContext;
