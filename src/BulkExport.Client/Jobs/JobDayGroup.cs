namespace BulkExport.Client;

/// <summary>Represents the days of a job that have the same result.</summary>
public sealed record JobDayGroup
{
    /// <summary>Gets the number of days.</summary>
    public int Count { get; init; }

    /// <summary>Gets the days that the service reports or that can be inferred.</summary>
    /// <value>The default is an empty list. The list may contain fewer days than <see cref="Count"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
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
