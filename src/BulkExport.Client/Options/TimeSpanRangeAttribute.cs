using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Specifies the inclusive range of a <see cref="TimeSpan"/> option, in milliseconds. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeSpanRangeAttribute(long minimum, long maximum = TimeSpanRangeAttribute.Unlimited) : ValidationAttribute
{
    private const long Unlimited = long.MaxValue;

    public long Minimum { get; } = minimum;

    public long Maximum { get; } = maximum;

    public override bool IsValid(object? value) =>
        value is not TimeSpan time || (time.TotalMilliseconds >= Minimum && time.TotalMilliseconds <= Maximum);

    /// <summary>The validator puts the name of the option before the message.</summary>
    public override string FormatErrorMessage(string name) =>
        Maximum == Unlimited
            ? $"must be at least {TimeSpan.FromMilliseconds(Minimum)}."
            : $"must be from {TimeSpan.FromMilliseconds(Minimum)} to {TimeSpan.FromMilliseconds(Maximum)}.";
}
