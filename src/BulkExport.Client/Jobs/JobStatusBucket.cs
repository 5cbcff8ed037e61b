using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the days of a job that are in the same status.</summary>
[JsonConverter(typeof(JobStatusBucketJsonConverter))]
public sealed record JobStatusBucket
{
    /// <summary>Gets the status, or <c>default(JobStatus)</c> if the service omits it.</summary>
    public JobStatus Status { get; init; }

    /// <summary>Gets the number of days in the status. This number is complete even if <see cref="Days"/> is not.</summary>
    public int Count { get; init; }

    /// <summary>Gets the days in the status that the service reports.</summary>
    /// <value>The default is an empty list. The list is often empty even if <see cref="Count"/> is not 0.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
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

    /// <summary>Determines whether another bucket has the same status, count and days.</summary>
    /// <param name="other">The bucket to compare with this one.</param>
    /// <returns><see langword="true"/> if the buckets are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(JobStatusBucket? other) =>
        other is not null && Status == other.Status && Count == other.Count && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Count, Days.Count);

    /// <summary>Returns the status and the count.</summary>
    /// <returns>A string such as <c>Completed 2</c>.</returns>
    public override string ToString() => $"{(Status == default ? "(no status)" : Status)} {Count}";
}
