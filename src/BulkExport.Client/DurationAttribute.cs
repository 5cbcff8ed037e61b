using System.ComponentModel.DataAnnotations;

namespace BulkExport.Client;

/// <summary>A setting that is a span of time within bounds, both included, given in milliseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute(long minimum, long maximum) : ValidationAttribute
{
    public long Minimum { get; } = minimum;

    public long Maximum { get; } = maximum;

    public override bool IsValid(object? value) =>
        value is TimeSpan time && time.TotalMilliseconds >= Minimum && time.TotalMilliseconds <= Maximum;

    /// <summary>The setting's name stands before the message already.</summary>
    public override string FormatErrorMessage(string name) =>
        $"must be from {TimeSpan.FromMilliseconds(Minimum)} to {TimeSpan.FromMilliseconds(Maximum)}.";
}
