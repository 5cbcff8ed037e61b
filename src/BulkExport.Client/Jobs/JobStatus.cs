using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a single day of an export job.</summary>
/// <remarks>
/// The service may add statuses. An unknown status is preserved as received, is not terminal, and belongs to the pending group.
/// Comparisons ignore case.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<JobStatus>))]
[TypeConverter(typeof(StringValueTypeConverter<JobStatus>))]
public readonly record struct JobStatus : IStringValue<JobStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="JobStatus"/> structure.</summary>
    /// <param name="value">The name of the status, which can be unknown to this library.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public JobStatus(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Gets the status of a day that is queued.</summary>
    public static JobStatus Submitted { get; } = new(Names.Submitted);

    /// <summary>Gets the status of a day that is being exported.</summary>
    public static JobStatus Running { get; } = new(Names.Running);

    /// <summary>Gets the status of a day whose export failed and will be retried by the service.</summary>
    public static JobStatus ErrorDuringRun { get; } = new(Names.ErrorDuringRun);

    /// <summary>Gets the status of a day whose file is available. The status is terminal.</summary>
    public static JobStatus Completed { get; } = new(Names.Completed);

    /// <summary>Gets the status of a day without records, whose file is empty or not listed. The status is terminal.</summary>
    public static JobStatus CompletedEmptyRecords { get; } = new(Names.CompletedEmptyRecords);

    /// <summary>Gets the status of a day whose export failed after several retries by the service. The status is terminal.</summary>
    public static JobStatus Failed { get; } = new(Names.Failed);

    /// <summary>Gets the status of a day that is being exported and is marked for deletion.</summary>
    public static JobStatus RunningToBeDeleted { get; } = new(Names.RunningToBeDeleted);

    /// <summary>Gets the status of a day that was marked for deletion and will not be exported. The status is terminal.</summary>
    public static JobStatus DeletedByUserRequest { get; } = new(Names.DeletedByUserRequest);

    /// <summary>Gets the name of the status as used by the service, or an empty string for <c>default(JobStatus)</c>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets a value indicating whether the status is terminal and no longer changes.</summary>
    /// <value><see langword="true"/> if the service has finished processing the day; otherwise, <see langword="false"/>.</value>
    public bool IsTerminal => SummaryGroup != JobSummaryGroup.Pending;

    /// <summary>Gets the group of a <see cref="JobSummary"/> that a day in this status belongs to.</summary>
    /// <value>The group, or <see cref="JobSummaryGroup.Pending"/> for an unknown status.</value>
    [JsonIgnore]
    public JobSummaryGroup SummaryGroup => KnownJobStatuses.GetSummaryGroup(this);

    static IReadOnlyList<JobStatus> IStringValue<JobStatus>.KnownValues => KnownJobStatuses.All;

    static string IStringValue<JobStatus>.Description => "the name of a status";

    /// <summary>Parses a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <returns>The status. A name that differs from a known one only in case is parsed as the known status; an unknown one is preserved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static JobStatus Parse(string s) => StringValue.Parse<JobStatus>(s);

    /// <summary>Tries to parse a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <param name="result">When this method returns, contains the status, or <c>default(JobStatus)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out JobStatus result) => StringValue.TryParse(s, out result);

    /// <summary>Determines whether another status has the same name, ignoring case.</summary>
    /// <param name="other">The status to compare with this one.</param>
    /// <returns><see langword="true"/> if the names are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(JobStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => KnownJobStatuses.All.Contains(this) ? Value : DisplayText.FormatIdentifier(Value, "status");

    static JobStatus IStringValue<JobStatus>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="JobStatus"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="JobStatus.Submitted"/>.</summary>
        public const string Submitted = "Submitted";

        /// <summary>The name of <see cref="JobStatus.Running"/>.</summary>
        public const string Running = "Running";

        /// <summary>The name of <see cref="JobStatus.ErrorDuringRun"/>.</summary>
        public const string ErrorDuringRun = "ErrorDuringRun";

        /// <summary>The name of <see cref="JobStatus.Completed"/>.</summary>
        public const string Completed = "Completed";

        /// <summary>The name of <see cref="JobStatus.CompletedEmptyRecords"/>.</summary>
        public const string CompletedEmptyRecords = "CompletedEmptyRecords";

        /// <summary>The name of <see cref="JobStatus.Failed"/>.</summary>
        public const string Failed = "Failed";

        /// <summary>The name of <see cref="JobStatus.RunningToBeDeleted"/>.</summary>
        public const string RunningToBeDeleted = "RunningToBeDeleted";

        /// <summary>The name of <see cref="JobStatus.DeletedByUserRequest"/>.</summary>
        public const string DeletedByUserRequest = "DeletedByUserRequest";
    }
}
