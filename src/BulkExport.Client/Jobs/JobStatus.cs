using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>What has become of a day of an export job.</summary>
/// <remarks>
/// The service may add statuses. One that is not among the values here is kept as it came and is never final. Statuses compare without
/// regard to case.
/// </remarks>
[JsonConverter(typeof(JobStatusJsonConverter))]
public readonly record struct JobStatus
{
    private readonly string? _value;

    /// <summary>Makes a status of the service's name for it.</summary>
    /// <param name="value">The name, known or not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public JobStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The day waits in the queue.</summary>
    public static JobStatus Submitted { get; } = new("Submitted");

    /// <summary>The day is being exported.</summary>
    public static JobStatus Running { get; } = new("Running");

    /// <summary>The export of the day failed; the service will try it again.</summary>
    public static JobStatus ErrorDuringRun { get; } = new("ErrorDuringRun");

    /// <summary>The file of the day is there. Final.</summary>
    public static JobStatus Completed { get; } = new("Completed");

    /// <summary>The day had no records; its file is empty, or not listed at all. Final.</summary>
    public static JobStatus CompletedEmptyRecords { get; } = new("CompletedEmptyRecords");

    /// <summary>The export of the day failed for good, after several tries of the service. Final.</summary>
    public static JobStatus Failed { get; } = new("Failed");

    /// <summary>The day is being exported, and is marked for deletion.</summary>
    public static JobStatus RunningToBeDeleted { get; } = new("RunningToBeDeleted");

    /// <summary>The day was marked for deletion and will not be exported. Final.</summary>
    public static JobStatus DeletedByUserRequest { get; } = new("DeletedByUserRequest");

    /// <summary>The service's name for the status; empty when the service gave none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether a day in this status stays in it: <see langword="true"/> for <see cref="Completed"/>,
    /// <see cref="CompletedEmptyRecords"/>, <see cref="Failed"/> and <see cref="DeletedByUserRequest"/>.</summary>
    public bool IsFinal => this == Completed || this == CompletedEmptyRecords || this == Failed || this == DeletedByUserRequest;

    /// <summary>Whether the other status has the same name, in whatever case.</summary>
    /// <param name="other">The other status.</param>
    /// <returns><see langword="true"/> when the names are the same.</returns>
    public bool Equals(JobStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    /// <returns>The service's name for the status.</returns>
    public override string ToString() => Value;
}
