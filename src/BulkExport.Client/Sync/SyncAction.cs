namespace BulkExport.Client;

/// <summary>Specifies what a <see cref="SyncPlan"/> does for one day of a resource type.</summary>
public enum SyncAction
{
    /// <summary>Nothing is done, because the store is current.</summary>
    None,

    /// <summary>A file that the service already lists is downloaded. It does not count against the quota.</summary>
    Download,

    /// <summary>A job that was requested earlier is resumed.</summary>
    Resume,

    /// <summary>The day is requested with a new job, which counts against the quota.</summary>
    Request,

    /// <summary>The day is left for a later run; see <see cref="SyncPlanDay.DeferredUntil"/>.</summary>
    Defer,
}
