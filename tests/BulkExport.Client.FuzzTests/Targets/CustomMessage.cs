namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Represents a custom record type of a user.</summary>
internal sealed record CustomMessage(string? Sid, int? NumMedia, DateTimeOffset? DateSent, decimal Price, CustomMessage? Inner)
{
    public IReadOnlyList<string>? Tags { get; init; }

    public bool Equals(CustomMessage? other) =>
        other is not null
        && (Sid, NumMedia, DateSent, Price).Equals((other.Sid, other.NumMedia, other.DateSent, other.Price))
        && Equals(Inner, other.Inner)
        && (Tags ?? []).SequenceEqual(other.Tags ?? []);

    public override int GetHashCode() => HashCode.Combine(Sid, NumMedia, DateSent, Price);
}
