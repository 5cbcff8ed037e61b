using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Provides the options that control how a job is exported to a directory.</summary>
/// <remarks>The options are validated when they are used.</remarks>
public sealed class ExportOptions
{
    internal static ExportOptions Default { get; } = new();

    /// <summary>Gets or sets the maximum number of files that are downloaded concurrently.</summary>
    /// <value>The default is 4. The valid range is 1 to 32.</value>
    /// <remarks>The service limits the number of concurrent requests as well as their rate.</remarks>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets the options that control how the job is polled until it is finished.</summary>
    /// <value>The default is <see langword="null"/>, which uses the defaults of <see cref="JobPollingOptions"/>.</value>
    [ValidateObjectMembers]
    public JobPollingOptions? Polling { get; set; }

    internal void ThrowIfInvalid(string parameterName) => OptionsGuard.ThrowIfInvalid(this, new ExportOptionsValidator(), parameterName);
}
