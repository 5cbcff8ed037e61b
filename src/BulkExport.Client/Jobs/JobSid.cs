using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>Represents the SID of an export job: <c>JS</c> followed by 32 hexadecimal digits.</summary>
/// <remarks>
/// A string in any other format is rejected, so that a <see cref="JobSid"/> is safe to use in a path. Methods that receive <c>default(JobSid)</c>
/// throw an <see cref="ArgumentException"/> before they send a request. Comparisons are case-sensitive.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<JobSid>))]
[TypeConverter(typeof(StringValueTypeConverter<JobSid>))]
public readonly record struct JobSid : IStringValue<JobSid>
{
    private const string Prefix = "JS";
    private const int Length = 34;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string? _value;

    private JobSid(string value) => _value = value;

    internal bool IsDefault => _value is null;

    string IStringValue<JobSid>.Value => ToString();

    static string IStringValue<JobSid>.Description => "a job SID (JS followed by 32 hexadecimal digits)";

    static bool IStringValue<JobSid>.AllowsNull => false;

    /// <summary>Parses a job SID.</summary>
    /// <param name="s">The string to parse.</param>
    /// <returns>The job SID.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not <c>JS</c> followed by 32 hexadecimal digits. The message does not
    /// contain the string, which may be a secret.</exception>
    public static JobSid Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new JobSid(s) : throw CreateFormatException(s);
    }

    /// <summary>Parses a job SID.</summary>
    /// <param name="s">The characters to parse.</param>
    /// <returns>The job SID.</returns>
    /// <exception cref="FormatException"><paramref name="s"/> is not <c>JS</c> followed by 32 hexadecimal digits. The message does not contain the
    /// characters, which may be a secret.</exception>
    public static JobSid Parse(ReadOnlySpan<char> s) => IsValid(s) ? new JobSid(s.ToString()) : throw CreateFormatException(s);

    /// <summary>Tries to parse a job SID.</summary>
    /// <param name="s">The string to parse.</param>
    /// <param name="result">When this method returns, contains the job SID, or <c>default(JobSid)</c> if parsing failed.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> was parsed successfully; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out JobSid result)
    {
        var valid = IsValid(s);
        result = valid ? new JobSid(s!) : default;
        return valid;
    }

    /// <inheritdoc cref="TryParse(string?, out JobSid)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out JobSid result)
    {
        var valid = IsValid(s);
        result = valid ? new JobSid(s.ToString()) : default;
        return valid;
    }

    static JobSid IStringValue<JobSid>.Create(string value) => Parse(value);

    static bool IStringValue<JobSid>.IsValid(string value) => IsValid(value);

    static JobSid IParsable<JobSid>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static JobSid ISpanParsable<JobSid>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<JobSid>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobSid result) =>
        TryParse(s, out result);

    static bool ISpanParsable<JobSid>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out JobSid result) =>
        TryParse(s, out result);

    /// <summary>Returns the SID, or an empty string for <c>default(JobSid)</c>.</summary>
    /// <returns>The SID.</returns>
    public override string ToString() => _value ?? string.Empty;

    internal void ThrowIfDefault(string parameterName)
    {
        if (IsDefault)
        {
            throw new ArgumentException(
                "The job SID is default(JobSid). Create one with JobSid.Parse, or use the SID of a job.",
                parameterName
            );
        }
    }

    private static bool IsValid(ReadOnlySpan<char> value) =>
        value.Length == Length
        && value.StartsWith(Prefix, StringComparison.Ordinal)
        && !value[Prefix.Length..].ContainsAnyExcept(HexDigits);

    private static FormatException CreateFormatException(ReadOnlySpan<char> value) =>
        new(
            $"The value is not a valid job SID. Expected {Prefix} followed by {Length - Prefix.Length} hexadecimal digits ({Length} characters); "
                + $"the value has {value.Length} characters{(value.Length == Length ? " in another format." : ".")}"
        );
}
