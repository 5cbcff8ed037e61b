namespace BulkExport.Client.Testing;

/// <summary>Represents the target of a signed link, without its signature.</summary>
/// <param name="Account">The account.</param>
/// <param name="ResourceType">The resource type.</param>
/// <param name="Day">The day.</param>
/// <param name="ExpiresAt">The time at which the link expires.</param>
internal sealed record FileLink(SimulatedAccount Account, ResourceType ResourceType, DateOnly Day, DateTimeOffset ExpiresAt)
{
    public string Path => $"/bulk-exports/{ResourceType}/{SimulatorJson.FormatDate(Day)}.json.gz";
}
