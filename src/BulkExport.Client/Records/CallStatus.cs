using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a call.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CallStatus>))]
[TypeConverter(typeof(StringValueTypeConverter<CallStatus>))]
public readonly record struct CallStatus : IStringValue<CallStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="CallStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public CallStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a call that is queued.</summary>
    public static CallStatus Queued { get; } = new(Names.Queued);

    /// <summary>Gets the status of a call that is ringing.</summary>
    public static CallStatus Ringing { get; } = new(Names.Ringing);

    /// <summary>Gets the status of a call that is in progress.</summary>
    public static CallStatus InProgress { get; } = new(Names.InProgress);

    /// <summary>Gets the status of a call that was answered and has ended.</summary>
    public static CallStatus Completed { get; } = new(Names.Completed);

    /// <summary>Gets the status of a call whose destination was busy.</summary>
    public static CallStatus Busy { get; } = new(Names.Busy);

    /// <summary>Gets the status of a call that could not be placed, for example because the number does not exist.</summary>
    public static CallStatus Failed { get; } = new(Names.Failed);

    /// <summary>Gets the status of a call that was not answered.</summary>
    public static CallStatus NoAnswer { get; } = new(Names.NoAnswer);

    /// <summary>Gets the status of a call that was canceled before it was answered.</summary>
    public static CallStatus Canceled { get; } = new(Names.Canceled);

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Parses a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <returns>The status. The name need not be known to this library.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static CallStatus Parse(string s) => StringValue.Parse<CallStatus>(s);

    /// <summary>Tries to parse a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <param name="result">When this method returns, contains the status, or <c>default(CallStatus)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out CallStatus result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(CallStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static CallStatus IStringValue<CallStatus>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="CallStatus"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="CallStatus.Queued"/>.</summary>
        public const string Queued = "queued";

        /// <summary>The name of <see cref="CallStatus.Ringing"/>.</summary>
        public const string Ringing = "ringing";

        /// <summary>The name of <see cref="CallStatus.InProgress"/>.</summary>
        public const string InProgress = "in-progress";

        /// <summary>The name of <see cref="CallStatus.Completed"/>.</summary>
        public const string Completed = "completed";

        /// <summary>The name of <see cref="CallStatus.Busy"/>.</summary>
        public const string Busy = "busy";

        /// <summary>The name of <see cref="CallStatus.Failed"/>.</summary>
        public const string Failed = "failed";

        /// <summary>The name of <see cref="CallStatus.NoAnswer"/>.</summary>
        public const string NoAnswer = "no-answer";

        /// <summary>The name of <see cref="CallStatus.Canceled"/>.</summary>
        public const string Canceled = "canceled";
    }
}
