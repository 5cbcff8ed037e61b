using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests exports to directories that contain stale, corrupt, truncated or conflicting files.</summary>
public class ExistingFileTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_StaleTemporaryFile_DeletesFile()
    {
        await using var fixture = new ExportFixture();
        var staleFile = Path.Combine(fixture.DirectoryPath, "_bulkexport", "tmp", $".bulkexport-{Guid.NewGuid():N}.tmp");
        await CreateFileAsync(staleFile, new byte[1_000_000]);
        File.SetLastWriteTimeUtc(staleFile, DateTime.UnixEpoch);

        Assert.True((await fixture.ExportAsync()).IsComplete);
        fixture.AssertComplete(AllDays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"formatVersion":"1"}""")]
    [InlineData("""{"formatVersion":1}""")]
    [InlineData("""{"formatVersion":1,"state":"Created"}""")]
    [InlineData("""{"formatVersion":1,"state":"Nonsense"}""")]
    [InlineData("""{"formatVersion":1,"state":"Created","jobSid":"nonsense"}""")]
    [InlineData("""{"formatVersion":1,"state":"Created","jobSid":"JS0123456789abcdef0123456789abcdef","finishedJob":7}""")]
    [InlineData("""{"formatVersion":1,"state":"Requested","resourceType":"Calls","startDay":"2026-11-01","endDay":"2026-11-03"}""")]
    [InlineData("""{"formatVersion":1,"state":"Requested","resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-04"}""")]
    [InlineData(
        """
            {"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Created","jobSid":"JS0123456789abcdef0123456789abcdef",
             "finishedJob":{"job_sid":"JS0123456789abcdef0123456789abcdef","resource_type":"Messages","start_day":"2026-11-01","end_day":"2026-11-01",
              "details":[{"status":"Completed","count":1,"days":null}]}}
            """
    )]
    [InlineData(
        """{"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Requested","requestedAt":"2026-11-24T12:00:00+00:00"}"""
    )]
    [InlineData("""{"formatVersion":0,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Requested"}""")]
    [InlineData("""{"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Created"}""")]
    [InlineData("""{"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":7}""")]
    [InlineData(
        """
            {"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Created","jobSid":"JS0123456789abcdef0123456789abcdef",
             "finishedJob":{"job_sid":"JS00000000000000000000000000000001","resource_type":"Messages","start_day":"2026-11-01","end_day":"2026-11-03",
              "details":[{"status":"Completed","count":3,"days":null}]}}
            """
    )]
    [InlineData(
        """
            {"formatVersion":1,"resourceType":"Messages","startDay":"2026-11-01","endDay":"2026-11-03","state":"Created","jobSid":"JS0123456789abcdef0123456789abcdef",
             "finishedJob":{"job_sid":"JS0123456789abcdef0123456789abcdef","resource_type":"Messages","start_day":"2026-11-01","end_day":"2026-11-03",
              "details":[{"status":"Running","count":3,"days":null}]}}
            """
    )]
    public async Task ExportAsync_InvalidJobDocument_ThrowsWithoutRequests(string document)
    {
        await using var fixture = new ExportFixture();
        await fixture.WriteJobDocumentAsync(document);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => fixture.ExportAsync());

        Assert.StartsWith($"The document {fixture.JobDocument} is not valid: ", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("the export creates a new job, which counts against the quota again.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(fixture.JobDocument, thrown.Path);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_FileTruncatedAtAnyByte_DownloadsFileAgain()
    {
        await using var fixture = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2 }
        );
        var member = fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        byte[] content = [.. member, .. member]; // includes a truncation between gzip members
        fixture.Service.Files.Replace(ResourceType.Messages, FirstDay, content);
        await fixture.ExportAsync(1);
        for (var length = 0; length < content.Length; length++)
        {
            await CreateFileAsync(fixture.GetPath(FirstDay), content[..length]);

            var result = await fixture.ExportAsync(1);

            Assert.True(result.Days[0].Status == ExportDayStatus.Downloaded, $"truncated at byte {length}");
            fixture.AssertComplete(FirstDay);
        }
    }

    [Fact]
    public async Task ExportAsync_CorruptFile_DownloadsFileAgain()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync(1);
        var content = fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        var random = new Random(20261101);
        for (var trial = 0; trial < 50; trial++)
        {
            var corrupted = content.ToArray();
            corrupted[random.Next(10, content.Length)] ^= (byte)random.Next(1, 256); // after the header, which has bytes that are not verified
            await CreateFileAsync(fixture.GetPath(FirstDay), corrupted);

            Assert.Equal(ExportDayStatus.Downloaded, (await fixture.ExportAsync(1)).Days[0].Status);
            fixture.AssertComplete(FirstDay);
        }
    }

    [Fact]
    public async Task FindCompleteAsync_LargeFileTruncatedAtRandom_ReturnsNull()
    {
        await using var fixture = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2_000 }
        );
        var path = fixture.GetPath(FirstDay);
        var lines = string.Concat(fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ReadLines().Select(line => $"{line}\n"));
        var content = Records.Gzip.Member(lines);
        var random = new Random(20261102);
        await CreateFileAsync(path, content);
        Assert.Equal(2_000, (await DayFileVerifier.FindCompleteAsync(FirstDay, path, Cancellation))!.RecordCount);

        foreach (var length in Enumerable.Range(0, 1000).Select(_ => random.Next(content.Length)).OrderDescending())
        {
            await using (var file = new FileStream(path, FileMode.Open))
            {
                file.SetLength(length);
            }

            Assert.Null(await DayFileVerifier.FindCompleteAsync(FirstDay, path, Cancellation));
        }
    }

    [Fact]
    public async Task ExportAsync_NewerDocumentFormat_ThrowsWithoutRequests()
    {
        await using var fixture = new ExportFixture();
        await fixture.WriteJobDocumentAsync("""{"formatVersion":2,"anything":[]}""");

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => fixture.ExportAsync());

        Assert.Contains("was written by a newer version of this library (format 2", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Service.Requests);
    }

    private static Task CreateFileAsync(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllBytesAsync(path, content, Cancellation);
    }
}
