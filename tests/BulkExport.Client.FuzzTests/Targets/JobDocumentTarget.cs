using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Reads the document of an export job, which may be corrupt.</summary>
internal sealed class JobDocumentTarget() : FuzzTarget("job-document")
{
    private JobDocument? _document;

    public override int Weight => 3;

    public override IEnumerable<byte[]> Seeds =>
        new[]
        {
            """{"formatVersion":1,"resourceType":"Messages","startDay":"2024-02-29","endDay":"2024-03-01","state":"Requested","runId":"a","requestedAt":"2024-03-03T04:05:06+00:00","existingJobSids":["JSffeeddccbbaa99887766554433221100"],"sequence":1}""",
            $$"""{"formatVersion":1,"state":"Created","jobSid":"JS00112233445566778899aabbccddeeff","finishedJob":{{Encoding.UTF8.GetString(JobSeeds.Jobs.First())}}}""",
        }.Select(Encoding.UTF8.GetBytes);

    public override string Exercise(byte[] input)
    {
        _document = Json.Read(input, ExportJsonContext.Default.JobDocument);
        return _document is null ? "rejected" : "read";
    }

    public override void Verify(byte[] input) =>
        FindingException.Require(_document is null || Json.IsValid(input), "invalid JSON was accepted");
}
