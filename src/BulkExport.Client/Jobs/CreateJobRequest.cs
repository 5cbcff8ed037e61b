namespace BulkExport.Client;

/// <summary>Represents a request to create an export job.</summary>
/// <remarks>
/// A parent account and its subaccounts share a quota of 366 days per UTC calendar day. Every day of a request counts against it, even if the job
/// fails or is deleted.
/// </remarks>
public sealed record CreateJobRequest
{
    /// <summary>Gets the type of the records to export.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>Gets the first day of the range, in UTC.</summary>
    public required DateOnly StartDay { get; init; }

    /// <summary>Gets the last day of the range (inclusive), in UTC.</summary>
    /// <value>The latest valid day is two days before today (UTC). The range from <see cref="StartDay"/> must not exceed 366 days.</value>
    public required DateOnly EndDay { get; init; }

    /// <summary>Gets a human-readable name. It is not a reliable identifier, because the service may alter it.</summary>
    /// <value>A string that is not <see langword="null"/> or empty and does not consist only of white-space characters.</value>
    public required string FriendlyName { get; init; }

    /// <summary>Gets the webhook that the service calls when the job completes.</summary>
    /// <value>The default is <see langword="null"/>, which calls no webhook.</value>
    public JobWebhook? Webhook { get; init; }

    /// <summary>Gets the email address that the service notifies when the job completes.</summary>
    /// <value>The default is <see langword="null"/>, which sends no email.</value>
    public string? Email { get; init; }

    /// <summary>Gets the number of days.</summary>
    internal int DayCount => DayRange.Count(StartDay, EndDay);

    /// <summary>Returns the resource type and the range of days. The webhook and the email address are omitted.</summary>
    /// <returns>A string such as <c>Messages 2026-11-01 to 2026-11-07</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{ResourceType} {StartDay:yyyy-MM-dd} to {EndDay:yyyy-MM-dd}");

    /// <summary>Throws if the request violates a rule that the service might report only after the days have been counted against the
    /// quota.</summary>
    internal void ThrowIfInvalid(TimeProvider timeProvider, string parameterName)
    {
        ResourceType.ThrowIfDefault(parameterName);
        if (string.IsNullOrWhiteSpace(FriendlyName))
        {
            throw new ArgumentException(
                "The friendly name must not be null, empty or consist only of white-space characters. Set CreateJobRequest.FriendlyName, for example to \"November messages\".",
                parameterName
            );
        }

        if (EndDay < StartDay)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The end day {EndDay:yyyy-MM-dd} is before the start day {StartDay:yyyy-MM-dd}. Specify an end day that is not before the start day."
                ),
                parameterName
            );
        }

        var latest = ExportPlanner.GetLatestDay(UtcDate.Get(timeProvider));
        if (EndDay > latest)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The end day {EndDay:yyyy-MM-dd} is too recent. The latest day that can be exported is {ExportPlanner.MinAgeDays} days before today (UTC): specify {latest:yyyy-MM-dd} or an earlier day."
                ),
                parameterName
            );
        }

        if (DayCount > ExportPlanner.MaxJobDays)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The range has {DayCount} days, which exceeds the quota of {ExportPlanner.MaxJobDays} days per UTC calendar day. Split the range into several jobs, and create them on different days."
                ),
                parameterName
            );
        }
    }
}
