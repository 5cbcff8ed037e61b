namespace BulkExport.Client;

/// <summary>A group of days of a job.</summary>
public sealed record JobDayGroup
{
    /// <summary>Gets or initializes the number of days.</summary>
    public int Count { get; init; }

    /// <summary>Gets or initializes the days, as far as the service reports them.</summary>
    /// <value>The days, possibly fewer than <see cref="Count"/>. Never <see langword="null"/>.</value>
    public IReadOnlyList<DateOnly> Days
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = [];

    /// <summary>Determines whether another group has the same count and the same days.</summary>
    /// <param name="other">The group to compare with this one.</param>
    /// <returns><see langword="true"/> if the groups are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(JobDayGroup? other) => other is not null && Count == other.Count && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Days.Count);

    /// <summary>Returns the count.</summary>
    /// <returns>A string such as <c>3 days</c>.</returns>
    public override string ToString() => Count == 1 ? "1 day" : $"{Count} days";
}
