namespace BulkExport.Client;

/// <summary>Represents a request to create an export job.</summary>
/// <remarks>
/// A parent account and its subaccounts share a quota of 366 days per UTC calendar day. Every day of a request counts against it, even if the job fails
/// or is deleted.
/// </remarks>
public sealed record CreateJobRequest
{
    /// <summary>Gets the resource type to export.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets the first day of the range, in UTC.</summary>
    public required DateOnly StartDay { get; init; }

    /// <summary>Gets the last day of the range (inclusive), in UTC.</summary>
    /// <value>The latest valid day is two days before today (UTC). The range from <see cref="StartDay"/> must not exceed 366 days.</value>
    public required DateOnly EndDay { get; init; }

    /// <summary>Gets a human-readable name. It is not a reliable identifier, because the service may alter it.</summary>
    /// <value>Must not be empty.</value>
    public required string FriendlyName { get; init; }

    /// <summary>Gets the webhook that the service calls when the job completes.</summary>
    /// <value>The default is <see langword="null"/>, which calls no webhook.</value>
    public JobWebhook? Webhook { get; init; }

    /// <summary>Gets the email address that the service notifies when the job completes.</summary>
    /// <value>The default is <see langword="null"/>, which sends no email.</value>
    public string? Email { get; init; }

    /// <summary>Returns the resource type and the range, without the webhook and the email address.</summary>
    /// <returns>A string such as <c>Messages 2026-11-01 to 2026-11-07</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{ResourceType} {StartDay:yyyy-MM-dd} to {EndDay:yyyy-MM-dd}");

    /// <summary>Validates the rules that the service would otherwise report only after consuming quota.</summary>
    internal void ThrowIfInvalid(TimeProvider timeProvider, string parameterName)
    {
        const int MaxRangeDays = 366;
        const int MinAgeDays = 2;
        ResourceType.ThrowIfDefault(parameterName);
        ArgumentException.ThrowIfNullOrWhiteSpace(FriendlyName, parameterName);
        if (EndDay < StartDay)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The end day {EndDay:yyyy-MM-dd} is before the start day {StartDay:yyyy-MM-dd}."),
                parameterName
            );
        }

        var latest = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime).AddDays(-MinAgeDays);
        if (EndDay > latest)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The end day {EndDay:yyyy-MM-dd} is too recent: a day can be exported only {MinAgeDays} days after it (UTC). Specify {latest:yyyy-MM-dd} or an earlier day."
                ),
                parameterName
            );
        }

        var days = EndDay.DayNumber - StartDay.DayNumber + 1;
        if (days > MaxRangeDays)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The range has {days} days, but at most {MaxRangeDays} days can be requested per UTC calendar day. Split the request into several jobs on different days."
                ),
                parameterName
            );
        }
    }
}
