namespace BulkExport.Client;

/// <summary>The exception that is reported for a day that a job did not export, because its export failed or the day was deleted.</summary>
/// <remarks>It is reported as <see cref="ExportDayResult.Error"/> and not thrown, because it does not affect the other days of the job.</remarks>
public sealed class BulkExportDayException : BulkExportException
{
    /// <summary>Initializes a new instance of the <see cref="BulkExportDayException"/> class.</summary>
    /// <remarks>This constructor is public to support tests.</remarks>
    /// <param name="message">The error message that explains the reason for the exception.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="jobSid">The SID of the job.</param>
    public BulkExportDayException(string message, DateOnly day, JobSid jobSid)
        : base(message, innerException: null) => (Day, JobSid) = (day, jobSid);

    /// <summary>Gets the day, in UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>Gets the SID of the job that did not export the day.</summary>
    public JobSid JobSid { get; }

    /// <summary>Creates the exception for a day that the job reports as failed or deleted.</summary>
    internal static BulkExportDayException Create(Job job, DateOnly day, ExportDayStatus status, bool isStored = false) =>
        new(
            FormattableString.Invariant(
                $"The {job.ResourceType?.ToDisplayText()} of {day:yyyy-MM-dd} {(isStored ? "were not exported again" : "are missing")}: {(status == ExportDayStatus.Deleted ? "the day was deleted before it was exported" : "the service failed to export the day")} (job {job.JobSid}). To request the day with a new job, which counts against the quota, run the export again."
            ),
            day,
            job.JobSid
        );
}
