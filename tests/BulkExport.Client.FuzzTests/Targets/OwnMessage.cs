namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>A type of the caller's own.</summary>
internal sealed record OwnMessage(string? Sid, int? NumMedia, DateTimeOffset? DateSent, decimal Price, OwnMessage? Inner)
{
    public IReadOnlyList<string>? Tags { get; init; }

    public bool Equals(OwnMessage? other) =>
        other is not null
        && (Sid, NumMedia, DateSent, Price).Equals((other.Sid, other.NumMedia, other.DateSent, other.Price))
        && Equals(Inner, other.Inner)
        && (Tags ?? []).SequenceEqual(other.Tags ?? []);

    public override int GetHashCode() => HashCode.Combine(Sid, NumMedia, DateSent, Price);
}
