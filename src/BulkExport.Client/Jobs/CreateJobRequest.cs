namespace BulkExport.Client;

/// <summary>What to export: the kind of records, the days, and whom to tell.</summary>
/// <remarks>A parent account and its subaccounts together may ask for 366 days on each UTC calendar day, whatever becomes of the jobs.</remarks>
public sealed record CreateJobRequest
{
    /// <summary>The kind of records.</summary>
    public required ResourceType ResourceType { get; init; }

    /// <summary>The first day, a day in UTC.</summary>
    public required DateOnly StartDay { get; init; }

    /// <summary>The last day, a day in UTC, itself included. At the latest two days before today.</summary>
    public required DateOnly EndDay { get; init; }

    /// <summary>A name for people. The service sends it back altered at times, so it identifies nothing.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>What the service calls when the job completes; nothing by default.</summary>
    public JobWebhook? Webhook { get; init; }

    /// <summary>The address that the service mails when the job completes; none by default.</summary>
    public string? Email { get; init; }

    /// <summary>Names the range and the kind of records, and nobody's address.</summary>
    /// <returns>A text such as <c>Messages 2026-11-01 to 2026-11-07</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{ResourceType} {StartDay:yyyy-MM-dd} to {EndDay:yyyy-MM-dd}");

    /// <summary>Checks the rules whose breach would be noticed only when a day is lost.</summary>
    internal void ThrowIfInvalid(TimeProvider clock, string parameterName)
    {
        const int LongestRange = 366;
        const int DaysUntilExportable = 2;
        ResourceType.ThrowIfDefault(parameterName);
        ArgumentException.ThrowIfNullOrWhiteSpace(FriendlyName, parameterName);
        if (EndDay < StartDay)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The end day {EndDay:yyyy-MM-dd} is before the start day {StartDay:yyyy-MM-dd}."),
                parameterName
            );
        }

        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-DaysUntilExportable);
        if (EndDay > latest)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The end day {EndDay:yyyy-MM-dd} is too late: a day can be exported {DaysUntilExportable} days after it (UTC). The latest day allowed now is {latest:yyyy-MM-dd}."
                ),
                parameterName
            );
        }

        var days = EndDay.DayNumber - StartDay.DayNumber + 1;
        if (days > LongestRange)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The range has {days} days. At most {LongestRange} may be asked for on one UTC calendar day: make several jobs, on several days."
                ),
                parameterName
            );
        }
    }
}
