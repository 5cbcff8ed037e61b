using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Specifies that an option is a SID: a prefix of two letters followed by 32 hexadecimal digits. An empty value is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SidFormatAttribute(string prefix) : ValidationAttribute
{
    private const int DigitCount = 32;

    public string Prefix { get; } = prefix;

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } sid
        || (
            sid.Length == Prefix.Length + DigitCount
            && sid.StartsWith(Prefix, StringComparison.Ordinal)
            && sid.Skip(Prefix.Length).All(char.IsAsciiHexDigit)
        );

    // The message omits the value, which may be a secret that was assigned to the wrong option.
    public override string FormatErrorMessage(string name) => $"The value must be {Prefix} followed by {DigitCount} hexadecimal digits.";
}
