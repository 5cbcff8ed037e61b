using System.Collections.Frozen;

namespace BulkExport.Client;

/// <summary>Defines the meaning of each job status by the group of a summary that it belongs to.</summary>
/// <remarks>
/// The rest follows from the group: every status except a pending one is terminal, and a day that is neither pending nor completed has no
/// file to download.
/// </remarks>
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
