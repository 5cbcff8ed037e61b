using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Provides the options that control how a job is exported to a store.</summary>
/// <remarks>The options are validated when they are used.</remarks>
public sealed class ExportOptions
{
    internal static ExportOptions Default { get; } = new();

    /// <summary>Gets or sets the days to request.</summary>
    /// <value>The default is <see cref="ExportDays.Missing"/>.</value>
    [EnumDataType(typeof(ExportDays))]
    public ExportDays Days { get; set; }

    /// <summary>Gets or sets the maximum number of files that are downloaded concurrently.</summary>
    /// <value>The default is 4. The valid range is 1 to 32.</value>
    /// <remarks>The service limits the number of concurrent requests as well as their rate. When the service returns status code 429 or error code
    /// 20429, the file host returns status code 429 or 503, or a connection attempt fails with an error other than a timeout, a DNS failure, a failed
    /// TLS handshake or a proxy tunnel failure, the number is halved (to at least 1), and the affected day is requested again, up to 10 times in total. After a connection failure, it is requested again only if the number was reduced. A day fails if a
    /// delay of more than 5 minutes is requested. The number increases by one at most every 10 seconds afterwards.</remarks>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets the time after which a requested job that the service does not list is assumed not to exist.</summary>
    /// <value>The default is 5 minutes. The valid range is 1 second to 1 day.</value>
    /// <remarks>
    /// <para>
    /// If an export is interrupted while it creates its job, the outcome of the request is unknown, and later runs look for jobs for the same
    /// resource type and days that did not exist before the request. A single job is adopted, and several cause a
    /// <see cref="BulkExportAmbiguousJobException"/>
    /// with their SIDs; both apply regardless of the time that has elapsed. As long as the service lists none, a run polls the job list until this
    /// time has elapsed since
    /// the request, and then creates a job.
    /// </para>
    /// <para>
    /// The job is therefore created exactly once if the service lists it within this time, minus the difference between the clocks of the machines
    /// that use the store. The time is measured from the start of the request. Set it to a value greater than
    /// <see cref="BulkExportClientOptions.TotalRequestTimeout"/>; this is not validated. If the service
    /// lists a job later than that, a second job may have been created, and both count against the quota. If the time of the request is in the
    /// future, because a clock was set back, the delay is measured from the time at which a run first reads it.
    /// </para>
    /// </remarks>
    [TimeSpanRange(1000, 24 * 60 * 60 * 1000)]
    public TimeSpan MaxJobListingDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the options for polling the job.</summary>
    /// <value>The default is <see langword="null"/>, which uses the defaults of <see cref="JobPollingOptions"/>.</value>
    [ValidateObjectMembers]
    public JobPollingOptions? Polling { get; set; }

    internal void ThrowIfInvalid(string parameterName) => OptionsGuard.ThrowIfInvalid(this, new ExportOptionsValidator(), parameterName);
}
