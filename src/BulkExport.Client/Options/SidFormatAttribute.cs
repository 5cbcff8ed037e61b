using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Specifies that an option is a SID: a prefix of two letters followed by 32 hexadecimal digits. An empty value counts as not set.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SidFormatAttribute(string prefix) : ValidationAttribute
{
    private const int Digits = 32;

    public string Prefix { get; } = prefix;

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text
        || (
            text.Length == Prefix.Length + Digits
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Skip(Prefix.Length).All(char.IsAsciiHexDigit)
        );

    /// <summary>The message omits the value, which may be a secret assigned to the wrong option.</summary>
    public override string FormatErrorMessage(string name) => $"must be {Prefix} followed by {Digits} hexadecimal digits.";
}
