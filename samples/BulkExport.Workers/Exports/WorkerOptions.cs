using System.ComponentModel.DataAnnotations;
using BulkExport.Client;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Provides the options of the workers, from the configuration section <c>Workers</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>Gets or sets the directory of the shared store, for example on a network share.</summary>
    [Required]
    public string Directory { get; set; } = "exports";

    /// <summary>Gets or sets the resource types and the days to export, for each account.</summary>
    [ValidateObjectMembers]
    public SyncRequest Sync { get; set; } = new();

    /// <summary>Gets or sets the schedule on which each account is planned, as a cron expression in UTC.</summary>
    [Required]
    public string Schedule { get; set; } = "0 12 * * *";

    /// <summary>Gets or sets the time after which the jobs in progress of an account are polled again.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the maximum number of days of one account that all processes download concurrently.</summary>
    [Range(1, 100)]
    public int MaxConcurrencyPerAccount { get; set; } = 8;

    /// <summary>Gets or sets the number of background jobs that one process executes concurrently.</summary>
    [Range(1, 100)]
    public int WorkerCount { get; set; } = 10;
}
