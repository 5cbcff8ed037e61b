using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the details of a job as a list of status buckets, each of which contains the number of days in a status.</summary>
/// <remarks>The list is empty after the creation of a job, until the service assigns the days to statuses.</remarks>
[CollectionBuilder(typeof(JobDetails), nameof(Create))]
[JsonConverter(typeof(JobDetailsJsonConverter))]
public sealed class JobDetails : IReadOnlyList<JobStatusBucket>, IEquatable<JobDetails>
{
    private const int MaxDisplayedBuckets = 20;

    private readonly JobStatusBucket[] _buckets;

    private JobDetails(JobStatusBucket[] buckets) => _buckets = buckets;

    /// <summary>Gets an instance without buckets.</summary>
    public static JobDetails Empty { get; } = new([]);

    /// <summary>Gets the number of buckets. To get a number of days, call <see cref="GetDayCount"/>.</summary>
    public int Count => _buckets.Length;

    /// <summary>Gets the bucket at the specified index, in the order of the service.</summary>
    /// <param name="index">The zero-based index of the bucket to get.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is out of range.</exception>
    public JobStatusBucket this[int index] => _buckets[index];

    /// <summary>Creates an instance from buckets. This method supports collection expressions such as <c>JobDetails details =
    /// [bucket];</c>.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <returns>An instance that contains the buckets.</returns>
    public static JobDetails Create(params ReadOnlySpan<JobStatusBucket> buckets) => buckets.IsEmpty ? Empty : new(buckets.ToArray());

    /// <summary>Gets the number of days in a status.</summary>
    /// <param name="status">The status of the days.</param>
    /// <returns>The number of days, or 0 if no bucket has the status.</returns>
    public int GetDayCount(JobStatus status) => CountDays(bucket => bucket.Status == status);

    /// <summary>Gets the days in a status that the service reports.</summary>
    /// <param name="status">The status of the days.</param>
    /// <returns>The days in the order of the service. The list may contain fewer days than <see cref="GetDayCount"/> returns.</returns>
    public IReadOnlyList<DateOnly> GetDays(JobStatus status) => [.. _buckets.Where(b => b.Status == status).SelectMany(b => b.Days)];

    /// <summary>Gets the number of days in the buckets that satisfy a condition, at most <see cref="int.MaxValue"/>.</summary>
    internal int CountDays(Func<JobStatusBucket, bool> predicate) =>
        (int)Math.Min(int.MaxValue, _buckets.Where(predicate).Sum(bucket => (long)bucket.Count));

    /// <inheritdoc/>
    public IEnumerator<JobStatusBucket> GetEnumerator() => ((IEnumerable<JobStatusBucket>)_buckets).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Determines whether another instance has the same buckets in the same order.</summary>
    /// <param name="other">The instance to compare with this one.</param>
    /// <returns><see langword="true"/> if the instances are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(JobDetails? other) => other is not null && _buckets.AsSpan().SequenceEqual(other._buckets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JobDetails);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var bucket in _buckets)
        {
            hash.Add(bucket);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the statuses and their counts.</summary>
    /// <returns>A string such as <c>Completed 2, Submitted 1</c>.</returns>
    public override string ToString() =>
        _buckets.Length switch
        {
            0 => "no statuses yet",
            <= MaxDisplayedBuckets => string.Join<JobStatusBucket>(", ", _buckets),
            var count => $"{string.Join<JobStatusBucket>(", ", _buckets.Take(MaxDisplayedBuckets))} and {count - MaxDisplayedBuckets} more",
        };
}
