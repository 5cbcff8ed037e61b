using BulkExport.Client;

namespace Cleanup;

public sealed record CleanupReport(
    IReadOnlyList<JobSid> Deleted,
    IReadOnlyList<JobSid> AlreadyGone,
    IReadOnlyDictionary<JobSid, string> Failed,
    int Kept,
    IReadOnlyDictionary<ResourceType, string> Unlisted
);
