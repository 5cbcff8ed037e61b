using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The manifest beside the files of an export, which a disk may have damaged.</summary>
internal sealed class ManifestTarget() : FuzzTarget("manifest")
{
    private ExportManifest? _manifest;

    public override int Share => 3;

    public override IEnumerable<byte[]> Seeds =>
        new[]
        {
            """{"RequestedAt":"2024-03-03T04:05:06+00:00","Before":["JSffeeddccbbaa99887766554433221100"],"JobSid":"JS00112233445566778899aabbccddeeff","Finished":null,"Settled":{"2024-02-29":750,"2024-03-01":null}}""",
            $$"""{"RequestedAt":"2024-03-03T04:05:06+00:00","Finished":{{Encoding.UTF8.GetString(JobSeeds.Jobs.First())}}}""",
        }.Select(Encoding.UTF8.GetBytes);

    public override string Exercise(byte[] input)
    {
        _manifest = Json.Read(input, BulkExportJsonContext.Default.ExportManifest);
        return _manifest is null ? "refused" : "read";
    }

    public override void Judge(byte[] input) =>
        FindingException.Unless(_manifest is null || Json.IsValid(input), "what is no JSON was read");
}
