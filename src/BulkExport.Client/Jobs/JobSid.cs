using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BulkExport.Client;

/// <summary>The SID of an export job: <c>JS</c> followed by 32 hexadecimal digits.</summary>
/// <remarks>
/// A text of any other form never becomes a <see cref="JobSid"/>, so one that exists is safe to put into a path. The exception is
/// <c>default(JobSid)</c>, which every call refuses with an <see cref="ArgumentException"/> before anything is sent.
/// Two SIDs are equal when their texts are, case included.
/// </remarks>
[JsonConverter(typeof(JobSidJsonConverter))]
public readonly record struct JobSid : ISpanParsable<JobSid>
{
    private const string Prefix = "JS";
    private const int Length = 34;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string? _value;

    private JobSid(string value) => _value = value;

    internal bool IsDefault => _value is null;

    /// <summary>Reads a job SID.</summary>
    /// <param name="s">The text, with nothing before or after the SID.</param>
    /// <returns>The SID.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not <c>JS</c> followed by 32 hexadecimal digits. The message does not
    /// repeat the text, which may be something secret in the wrong place.</exception>
    public static JobSid Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new JobSid(s) : throw NotASid(s);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static JobSid Parse(ReadOnlySpan<char> s) => IsValid(s) ? new JobSid(s.ToString()) : throw NotASid(s);

    /// <summary>Reads a job SID, or says that the text is none.</summary>
    /// <param name="s">The text, with nothing before or after the SID.</param>
    /// <param name="result">The SID, or <c>default</c> when the text is not <c>JS</c> followed by 32 hexadecimal digits.</param>
    /// <returns><see langword="true"/> when <paramref name="s"/> is a job SID.</returns>
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

    static JobSid IParsable<JobSid>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static JobSid ISpanParsable<JobSid>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<JobSid>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobSid result) =>
        TryParse(s, out result);

    static bool ISpanParsable<JobSid>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out JobSid result) =>
        TryParse(s, out result);

    /// <summary>Returns the SID as the service writes it; empty for <c>default(JobSid)</c>.</summary>
    /// <returns>The SID.</returns>
    public override string ToString() => _value ?? string.Empty;

    internal void ThrowIfDefault(string parameterName)
    {
        if (IsDefault)
        {
            throw new ArgumentException(
                "The job SID is default(JobSid). Read one with JobSid.Parse, or take it from a job.",
                parameterName
            );
        }
    }

    private static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && !text[Prefix.Length..].ContainsAnyExcept(HexDigits);

    private static FormatException NotASid(ReadOnlySpan<char> text) =>
        new(
            $"The text is not a job SID: it must be {Prefix} followed by {Length - Prefix.Length} hexadecimal digits, "
                + $"{Length} characters in all. The text has {text.Length} characters"
                + (text.Length == Length ? ", but not of that form." : ".")
        );
}
