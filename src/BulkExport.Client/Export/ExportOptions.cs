using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Provides the options that control how a job is exported to a store.</summary>
/// <remarks>The options are validated when they are used.</remarks>
public sealed class ExportOptions
{
    internal static ExportOptions Default { get; } = new();

    /// <summary>Gets or sets the maximum number of files that are downloaded concurrently.</summary>
    /// <value>The default is 4. The valid range is 1 to 32.</value>
    /// <remarks>The service limits the number of concurrent requests as well as their rate.</remarks>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets the maximum time that the service may take to list a new job.</summary>
    /// <value>The default is 5 minutes. The valid range is 1 second to 1 day.</value>
    /// <remarks>
    /// When an export is interrupted while it creates its job, the next run looks for the job in the list of the service until this time has passed since
    /// the request. Only then, and only if no job is listed, does it create one. Within this bound a job is created exactly once; the clocks of the
    /// machines that share a store must agree within it as well.
    /// </remarks>
    [TimeSpanRange(1000, 24 * 60 * 60 * 1000)]
    public TimeSpan MaxJobListingDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the options that control how the job is polled until it is finished.</summary>
    /// <value>The default is <see langword="null"/>, which uses the defaults of <see cref="JobPollingOptions"/>.</value>
    [ValidateObjectMembers]
    public JobPollingOptions? Polling { get; set; }

    internal void ThrowIfInvalid(string parameterName) => OptionsGuard.ThrowIfInvalid(this, new ExportOptionsValidator(), parameterName);
}
