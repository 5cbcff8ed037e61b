using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The list of days.</summary>
internal sealed class DayListTarget() : ListTarget<ExportedDay>("days", BulkExportJsonContext.Default.ExportedDay)
{
    public override IEnumerable<byte[]> Seeds =>
        new[]
        {
            $$"""{"days":[{"day":"2024-02-29","size":750,"create_date":"2024-03-02","friendly_name":"Winter","resource_type":null}],"meta":{{JobSeeds.Meta("days", "null")}}}""",
            $$"""{"days":[{"day":"2024-02-29","size":9876543210},{"day":"2024-03-01","size":"0","resource_type":"Calls"}],"meta":{{JobSeeds.Meta("days", "\"https://exports.example.com/v1/Exports/Calls/Days?Page=1\"")}}}""",
            """{"days":[]}""",
        }.Select(Encoding.UTF8.GetBytes);

    protected override byte[] LastPage => [.. """{"days":[]}"""u8];

    protected override IAsyncEnumerable<ExportedDay> List() => Client.Days.ListAsync(ResourceType.Messages);
}
