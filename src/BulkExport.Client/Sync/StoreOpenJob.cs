namespace BulkExport.Client;

/// <summary>Describes a job of a store that is not completely processed. The next run resumes it.</summary>
/// <param name="StartDay">The first day of the range, in UTC.</param>
/// <param name="EndDay">The last day of the range (inclusive), in UTC.</param>
public sealed record StoreOpenJob(DateOnly StartDay, DateOnly EndDay)
{
    /// <summary>Gets the number of days.</summary>
    public int DayCount => DayRange.Count(StartDay, EndDay);

    /// <summary>Gets the SID of the job, or <see langword="null"/> if the job has not been requested or the outcome of the request is unknown.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>Gets the time of the last request to create the job, or <see langword="null"/> if it has not been requested.</summary>
    public DateTimeOffset? RequestedAt { get; init; }
}
