using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>How many days of a job are in one status, and as far as the service tells, which.</summary>
[JsonConverter(typeof(JobStatusBucketJsonConverter))]
public sealed record JobStatusBucket
{
    /// <summary>The status; without a name when the service gave none.</summary>
    public JobStatus Status { get; init; }

    /// <summary>The number of days in the status. This, not the length of <see cref="Days"/>, is how many there are.</summary>
    public int Count { get; init; }

    /// <summary>The days in the status, as far as the service names them: often none, even when <see cref="Count"/> is not 0.
    /// Never <see langword="null"/>.</summary>
    public IReadOnlyList<DateOnly> Days
    {
        get;
        init =>
            field = value switch
            {
                null => throw new ArgumentNullException(nameof(value)),
                { Count: 0 } => [],
                ReadOnlyCollection<DateOnly> => value,
                _ => value.ToArray().AsReadOnly(),
            };
    } = [];

    /// <summary>Whether the other bucket has the same status, count and days.</summary>
    /// <param name="other">The other bucket.</param>
    /// <returns><see langword="true"/> when all three are the same.</returns>
    public bool Equals(JobStatusBucket? other) =>
        other is not null && Status == other.Status && Count == other.Count && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Count, Days.Count);

    /// <summary>Returns the status and the count.</summary>
    /// <returns>A text such as <c>Completed 2</c>.</returns>
    public override string ToString() => $"{(Status == default ? "(no status)" : Status)} {Count}";
}
