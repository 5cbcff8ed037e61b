namespace BulkExport.Client;

/// <summary>Some of the days of a job.</summary>
public sealed record JobDays
{
    /// <summary>How many days.</summary>
    public int Count { get; init; }

    /// <summary>Which days: all of them, or fewer, often none, where the service does not tell. Never <see langword="null"/>.</summary>
    public IReadOnlyList<DateOnly> Days
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = [];

    /// <summary>Whether the others are as many, and the same as far as they are named.</summary>
    /// <param name="other">The other days.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    public bool Equals(JobDays? other) => other is not null && Count == other.Count && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Days.Count);

    /// <summary>Returns the count.</summary>
    /// <returns>A text such as <c>3 days</c>.</returns>
    public override string ToString() => Count == 1 ? "1 day" : $"{Count} days";
}
