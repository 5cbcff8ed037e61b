using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BulkExport.Client.Hosting;

/// <summary>Describes the health of an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="State">The last known state of the store, or <see langword="null"/>.</param>
/// <param name="Status">The status.</param>
/// <param name="Exception">The exception if the state could not be read.</param>
internal sealed record SyncAccountHealth(SyncAccount Account, SyncState? State, HealthStatus Status, Exception? Exception)
{
    public string Describe()
    {
        var last = State?.LastCompletedAt is { } time
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The last complete synchronization of {Account.DisplayName} ended at {time.UtcDateTime:u}"
            )
            : $"No synchronization of {Account.DisplayName} has been complete yet";
        var missing = State?.OldestMissingDay is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"; {State.MissingDays} day(s) are missing, the oldest is {day:yyyy-MM-dd}")
            : string.Empty;
        return Exception is null ? $"{last}{missing}." : $"{last}{missing}. The state of the store cannot be read.";
    }
}
