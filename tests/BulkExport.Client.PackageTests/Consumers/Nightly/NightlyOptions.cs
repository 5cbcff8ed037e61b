using BulkExport.Client;

namespace Nightly;

public sealed class NightlyOptions
{
    public string Directory { get; set; } = "exports";

    public ResourceType[] Types { get; set; } = [];

    public TimeOnly At { get; set; } = new(3, 0);

    public int CatchUpDays { get; set; } = 5;

    public bool RunNow { get; set; } = true;

    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(5);
}
