using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the status of a conference.</summary>
/// <remarks>The service may add statuses. A status that is not defined here is preserved as received. Comparisons ignore case.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ConferenceStatus>))]
[TypeConverter(typeof(StringValueTypeConverter<ConferenceStatus>))]
public readonly record struct ConferenceStatus : IStringValue<ConferenceStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="ConferenceStatus"/> structure.</summary>
    /// <param name="value">The name of the status as used by the service. It need not be one that is defined here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ConferenceStatus(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the status of a conference that has not started.</summary>
    public static ConferenceStatus Init { get; } = new(Names.Init);

    /// <summary>Gets the status of a conference that is in progress.</summary>
    public static ConferenceStatus InProgress { get; } = new(Names.InProgress);

    /// <summary>Gets the status of a conference that has ended.</summary>
    public static ConferenceStatus Completed { get; } = new(Names.Completed);

    /// <summary>Gets the name of the status as used by the service, or an empty string if the service sent none.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Parses a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <returns>The status. The name need not be known to this library.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty. The message does not contain the string.</exception>
    public static ConferenceStatus Parse(string s) => StringValue.Parse<ConferenceStatus>(s);

    /// <summary>Tries to parse a status.</summary>
    /// <param name="s">The name of the status as used by the service.</param>
    /// <param name="result">When this method returns, contains the status, or <c>default(ConferenceStatus)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out ConferenceStatus result) => StringValue.TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(ConferenceStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the name of the status for display. To get the exact name, use <see cref="Value"/>.</summary>
    /// <returns>The name, or a string such as <c>unknown status (23 characters)</c> if it does not consist of words, because it may be sensitive.</returns>
    public override string ToString() => DisplayText.FormatIdentifier(Value, "status");

    static ConferenceStatus IStringValue<ConferenceStatus>.Create(string value) => new(value);

    /// <summary>Provides the names of the known values of <see cref="ConferenceStatus"/> as constants, for example for a <c>switch</c> on
    /// <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The name of <see cref="ConferenceStatus.Init"/>.</summary>
        public const string Init = "init";

        /// <summary>The name of <see cref="ConferenceStatus.InProgress"/>.</summary>
        public const string InProgress = "in-progress";

        /// <summary>The name of <see cref="ConferenceStatus.Completed"/>.</summary>
        public const string Completed = "completed";
    }
}
