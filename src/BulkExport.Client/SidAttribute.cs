using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>A setting that is a SID: a prefix of two letters and 32 hexadecimal digits.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SidAttribute(string prefix) : ValidationAttribute
{
    private const int Digits = 32;

    public string Prefix { get; } = prefix;

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text // an empty one is not set
        || (
            text.Length == Prefix.Length + Digits
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Skip(Prefix.Length).All(char.IsAsciiHexDigit)
        );

    /// <summary>The message does not repeat the value, which may be the secret in the wrong place, nor the setting, which stands before it.</summary>
    public override string FormatErrorMessage(string name) => $"must be {Prefix} and {Digits} hexadecimal digits.";
}
