namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The list of jobs.</summary>
internal sealed class JobListTarget() : ListTarget<Job>("jobs", BulkExportJsonContext.Default.Job)
{
    public override IEnumerable<byte[]> Seeds => JobSeeds.Pages;

    protected override byte[] LastPage => [.. """{"jobs":[]}"""u8];

    protected override IAsyncEnumerable<Job> List() => Client.Jobs.ListAsync(ResourceType.Messages);
}
