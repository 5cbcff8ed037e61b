using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Records;

/// <summary>A record type of a caller whose constructor does not take everything.</summary>
public sealed record FussyRecord
{
    public FussyRecord(string sid) =>
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
[JsonSerializable(typeof(FussyRecord))]
internal sealed partial class FussyContext : JsonSerializerContext;
