using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Represents a request to synchronize a store.</summary>
/// <remarks>The properties can be bound from configuration. They are validated when the request is used.</remarks>
public sealed class SyncRequest
{
    /// <summary>Gets or sets the resource types to synchronize.</summary>
    /// <value>The default is an empty list, which is not valid. Duplicates are ignored.</value>
    public IList<ResourceType> ResourceTypes { get; set; } = [];

    /// <summary>Gets or sets the first day to synchronize, in UTC.</summary>
    /// <value>This property is required.</value>
    public DateOnly StartDay { get; set; }

    /// <summary>Gets or sets the last day to synchronize (inclusive), in UTC.</summary>
    /// <value>The default is <see langword="null"/>, which is the latest day that the service exports: two days before today (UTC). Later days are deferred.</value>
    public DateOnly? EndDay { get; set; }

    /// <summary>Gets or sets the number of days after which a day is exported once more.</summary>
    /// <value>The default is <see langword="null"/>, which exports no day again. The valid range is 3 to 3650.</value>
    /// <remarks>
    /// Records change after their day; prices, for example, can be missing for several days. If the file of a day was created earlier than this number of days
    /// after the day, the day is exported once more when the time has passed, and the file is replaced. Days without records are checked once more, too. These
    /// days count against the quota a second time, unless the service lists a file that is recent enough.
    /// </remarks>
    [Range(3, 3650)]
    public int? ReexportAfter { get; set; }

    /// <summary>Gets or sets the maximum number of days to request per UTC calendar day.</summary>
    /// <value>The default is 366, which is the quota of the service for a parent account and its subaccounts. The valid range is 0 to 366. With 0, no job is
    /// requested: only the days of jobs in progress and the days that the service lists are downloaded.</value>
    /// <remarks>The requested days are recorded in <see cref="QuotaStore"/>. Requests of other programs are not known; if the service rejects a request because
    /// the quota is exceeded, no more jobs are requested in this run.</remarks>
    [Range(0, ExportPlanner.MaxJobDays)]
    public int DailyQuota { get; set; } = ExportPlanner.MaxJobDays;

    /// <summary>Gets or sets the store in which the requested days are recorded.</summary>
    /// <value>The default is <see langword="null"/>, which is the store to synchronize. Specify the same store for all subaccounts of a parent account, because
    /// they share the quota.</value>
    public IExportStore? QuotaStore { get; set; }

    /// <summary>Gets or sets a value indicating whether only the plan is determined.</summary>
    /// <value><see langword="true"/> to return the plan without requesting or downloading anything; <see langword="false"/> to execute it. The default is
    /// <see langword="false"/>.</value>
    public bool DryRun { get; set; }

    /// <summary>Gets or sets a value indicating whether days are only requested.</summary>
    /// <value><see langword="true"/> to request the missing days and to poll each job in progress once, without waiting for jobs and without downloading
    /// anything; <see langword="false"/> to download the days as well. The default is <see langword="false"/>.</value>
    /// <remarks>Use it to distribute the downloads over workers. <see cref="SyncResult.Jobs"/> contains the jobs that are finished. Their days, and those whose
    /// <see cref="SyncPlanDay.Action"/> is <see cref="SyncAction.Download"/>, can be downloaded: synchronize each of them with a request for one resource type and day
    /// whose <see cref="DailyQuota"/> is 0. If the service lists a day without having its file, the result of this request is <see cref="SyncDayStatus.Deferred"/>; a
    /// request for the day with a quota requests it. <see cref="ExportOptions.Polling"/> is ignored. If the outcome of an earlier request to create a job is
    /// unknown, the run waits for up to <see cref="ExportOptions.MaxJobListingDelay"/>.</remarks>
    public bool RequestOnly { get; set; }

    /// <summary>Gets or sets the options for jobs and downloads.</summary>
    /// <value>The default is <see langword="null"/>, which uses the defaults of <see cref="ExportOptions"/>. <see cref="ExportOptions.Days"/> is ignored.</value>
    /// <remarks>If <see cref="JobPollingOptions.Timeout"/> elapses, the days of the job are pending, and the next run resumes the job.</remarks>
    [ValidateObjectMembers]
    public ExportOptions? Options { get; set; }

    /// <summary>Gets the messages of all rules that the request violates, for example to validate it when an application starts.</summary>
    /// <returns>The messages, which contain the names of the properties, or an empty list if the request is valid.</returns>
    public IReadOnlyList<string> GetValidationErrors() => SyncRequestValidator.GetErrors(this);
}
