using System.Collections.Frozen;

namespace BulkExport.Client;

/// <summary>Maps each job status to the group of a summary that it belongs to.</summary>
/// <remarks>The group also determines whether a status is terminal (every group except pending) and whether a day has a file to download (completed).</remarks>
internal static class JobStatusTable
{
    private static readonly FrozenDictionary<JobStatus, JobSummaryGroup> Groups = new Dictionary<JobStatus, JobSummaryGroup>
    {
        [JobStatus.Submitted] = JobSummaryGroup.Pending,
        [JobStatus.Running] = JobSummaryGroup.Pending,
        [JobStatus.ErrorDuringRun] = JobSummaryGroup.Pending,
        [JobStatus.Completed] = JobSummaryGroup.Completed,
        [JobStatus.CompletedEmptyRecords] = JobSummaryGroup.Empty,
        [JobStatus.Failed] = JobSummaryGroup.Failed,
        [JobStatus.RunningToBeDeleted] = JobSummaryGroup.Pending,
        [JobStatus.DeletedByUserRequest] = JobSummaryGroup.Deleted,
    }.ToFrozenDictionary();

    /// <summary>Gets the known statuses.</summary>
    public static IReadOnlyList<JobStatus> Statuses { get; } = Groups.Keys;

    /// <summary>Gets the group of a status. The days of an unknown status are pending, because they may still complete.</summary>
    public static JobSummaryGroup GetSummaryGroup(JobStatus status) => Groups.GetValueOrDefault(status, JobSummaryGroup.Pending);
}
