using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The status buckets of a job: how many of its days are in which status.</summary>
/// <remarks>Empty for a while after the job's creation, when the service has not sorted its days yet.</remarks>
[CollectionBuilder(typeof(JobDetails), nameof(Create))]
[JsonConverter(typeof(JobDetailsJsonConverter))]
public sealed class JobDetails : IReadOnlyList<JobStatusBucket>, IEquatable<JobDetails>
{
    private readonly JobStatusBucket[] _buckets;

    private JobDetails(JobStatusBucket[] buckets) => _buckets = buckets;

    /// <summary>The details of a job whose days are not sorted yet.</summary>
    public static JobDetails Empty { get; } = new([]);

    /// <summary>The number of buckets, not of days.</summary>
    public int Count => _buckets.Length;

    /// <summary>The bucket at a place, in the service's order.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public JobStatusBucket this[int index] => _buckets[index];

    /// <summary>Makes details of buckets. With it, <c>JobDetails details = [bucket, bucket];</c> works.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <returns>The details.</returns>
    public static JobDetails Create(params ReadOnlySpan<JobStatusBucket> buckets) => buckets.IsEmpty ? Empty : new(buckets.ToArray());

    /// <summary>How many days are in a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The number of days, 0 when there is no bucket of that status.</returns>
    public int CountOf(JobStatus status) => CountWhere(bucket => bucket.Status == status);

    /// <summary>Which days are in a status, as far as the service names them.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The days in the service's order; often fewer than <see cref="CountOf"/> says, or none.</returns>
    public IReadOnlyList<DateOnly> DaysIn(JobStatus status) => [.. _buckets.Where(b => b.Status == status).SelectMany(b => b.Days)];

    /// <summary>How many days the buckets count that are chosen; no more than an <see cref="int"/> holds, whatever they claim.</summary>
    internal int CountWhere(Func<JobStatusBucket, bool> isChosen) =>
        (int)Math.Min(int.MaxValue, _buckets.Where(isChosen).Sum(bucket => (long)bucket.Count));

    /// <inheritdoc/>
    public IEnumerator<JobStatusBucket> GetEnumerator() => ((IEnumerable<JobStatusBucket>)_buckets).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the other details have the same buckets in the same order.</summary>
    /// <param name="other">The other details.</param>
    /// <returns><see langword="true"/> when they are the same.</returns>
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
    /// <returns>A text such as <c>Completed 2, Submitted 1</c>.</returns>
    public override string ToString() => _buckets.Length == 0 ? "none yet" : string.Join<JobStatusBucket>(", ", _buckets);
}
