using System.Collections.Frozen;

namespace BulkExport.Client;

/// <summary>Provides the known job statuses and their groups in a <see cref="JobSummary"/>.</summary>
/// <remarks>Every group except <see cref="JobSummaryGroup.Pending"/> contains only terminal statuses.</remarks>
internal static class KnownJobStatuses
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
    public static IReadOnlyList<JobStatus> All { get; } = Groups.Keys;

    /// <summary>Gets the group of a status. The days of an unknown status are pending, because they may still complete.</summary>
    public static JobSummaryGroup GetSummaryGroup(JobStatus status) => Groups.GetValueOrDefault(status, JobSummaryGroup.Pending);
}
