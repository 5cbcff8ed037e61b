using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>Specifies the inclusive range of a <see cref="TimeSpan"/> option, in milliseconds. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeSpanRangeAttribute(long minimumMilliseconds, long maximumMilliseconds = TimeSpanRangeAttribute.Unlimited)
    : ValidationAttribute
{
    private const long Unlimited = long.MaxValue;

    public long MinimumMilliseconds { get; } = minimumMilliseconds;

    public long MaximumMilliseconds { get; } = maximumMilliseconds;

    public override bool IsValid(object? value) =>
        value is not TimeSpan duration
        || (duration.TotalMilliseconds >= MinimumMilliseconds && duration.TotalMilliseconds <= MaximumMilliseconds);

    // The validator prepends the name of the option to the message.
    public override string FormatErrorMessage(string name) =>
        MaximumMilliseconds == Unlimited
            ? $"The value must be at least {TimeSpan.FromMilliseconds(MinimumMilliseconds)}."
            : $"The value must be from {TimeSpan.FromMilliseconds(MinimumMilliseconds)} to {TimeSpan.FromMilliseconds(MaximumMilliseconds)}.";
}
