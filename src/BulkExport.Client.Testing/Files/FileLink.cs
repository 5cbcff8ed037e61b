namespace BulkExport.Client.Testing;

/// <summary>What a link leads to, without its secret.</summary>
/// <param name="ResourceType">The kind of records.</param>
/// <param name="Day">The day.</param>
/// <param name="ValidUntil">When its time is over.</param>
internal sealed record FileLink(ResourceType ResourceType, DateOnly Day, DateTimeOffset ValidUntil)
{
    public string Path => $"/bulk-exports/{ResourceType}/{SimulatorJson.Day(Day)}.json.gz";
}
