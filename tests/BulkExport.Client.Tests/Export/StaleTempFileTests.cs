using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>What is in the folder before an export: remains, damage, and what stands in its way.</summary>
public class StaleTempFileTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_RemainsOfAKilledRun_AreDeleted()
    {
        await using var scene = new ExportFixture();
        var remains = Path.Combine(scene.Folder, "_bulkexport", "tmp", $".bulkexport-{Guid.NewGuid():N}.tmp");
        await PutAsync(remains, new byte[1_000_000]);
        File.SetLastWriteTimeUtc(remains, DateTime.UnixEpoch);

        Assert.True((await scene.ExportAsync()).IsComplete);
        scene.AssertWhole(AllDays);
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
    public async Task ExportAsync_ManifestCannotBeRead_SaysSoAndAsksNothing(string manifest)
    {
        await using var scene = new ExportFixture();
        await scene.WriteManifestAsync(manifest);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.StartsWith($"The document {scene.Manifest} is not valid: ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(scene.Manifest, thrown.Path);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_FileCutAtAnyByte_IsFetchedAgain()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2 }
        );
        var one = scene.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        byte[] whole = [.. one, .. one]; // cut between its members, too
        scene.Service.Files.Replace(ResourceType.Messages, FirstDay, whole);
        await scene.ExportAsync(1);
        for (var length = 0; length < whole.Length; length++)
        {
            await PutAsync(scene.PathOf(FirstDay), whole[..length]);

            var result = await scene.ExportAsync(1);

            Assert.True(result.Days[0].Status == ExportDayStatus.Downloaded, $"cut at {length}");
            scene.AssertWhole(FirstDay);
        }
    }

    [Fact]
    public async Task ExportAsync_FileWithAnyByteDamaged_IsFetchedAgain()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync(1);
        var whole = scene.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        var random = new Random(20261101);
        for (var trial = 0; trial < 50; trial++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(10, whole.Length)] ^= (byte)random.Next(1, 256); // the header has bytes that mean nothing
            await PutAsync(scene.PathOf(FirstDay), damaged);

            Assert.Equal(ExportDayStatus.Downloaded, (await scene.ExportAsync(1)).Days[0].Status);
            scene.AssertWhole(FirstDay);
        }
    }

    [Fact]
    public async Task FindCompleteAsync_LargeFileCutAtAThousandBytes_NoticesEachTimeWithoutKnowingItsSize()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2_000 }
        );
        var path = scene.PathOf(FirstDay);
        var content = string.Concat(scene.Service.Files.Get(ResourceType.Messages, FirstDay).ReadLines().Select(line => $"{line}\n"));
        var whole = Records.Gzip.Member(content);
        var random = new Random(20261102);
        await PutAsync(path, whole);
        Assert.Equal(2_000, (await DayFileVerifier.FindCompleteAsync(FirstDay, path, Cancellation))!.RecordCount);

        foreach (var length in Enumerable.Range(0, 1000).Select(_ => random.Next(whole.Length)).OrderDescending())
        {
            await using (var file = new FileStream(path, FileMode.Open))
            {
                file.SetLength(length);
            }

            Assert.Null(await DayFileVerifier.FindCompleteAsync(FirstDay, path, Cancellation));
        }
    }

    [Fact]
    public async Task ExportAsync_FileCannotBeWritten_CostsThatDay()
    {
        await using var scene = new ExportFixture();
        Directory.CreateDirectory(scene.PathOf(FirstDay)); // so it cannot be written

        var result = await scene.ExportAsync();

        Assert.Equal(ExportDayStatus.DownloadFailed, result.Days[0].Status);
        var error = Assert.IsType<BulkExportFileException>(result.Days[0].Error);
        Assert.StartsWith($"The file {scene.PathOf(FirstDay)} cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(1, scene.Calls.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01")); // trying again helps nothing
        scene.AssertWhole(AllDays[1..]);
    }

    [Fact]
    public async Task ExportAsync_ManifestCannotBeWritten_AsksForNoJob()
    {
        await using var scene = new ExportFixture();
        await PutAsync(scene.Manifest, [1]); // a file, where a directory has to be

        await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.Equal(0, scene.Service.Jobs.Count);
    }

    [Fact]
    public async Task ExportAsync_DocumentOfANewerFormat_SaysSoAndAsksNothing()
    {
        await using var scene = new ExportFixture();
        await scene.WriteManifestAsync("""{"formatVersion":2,"anything":[]}""");

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.Contains("was written by a newer version of this library (format 2", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_FolderIsAFile_SaysSoAndAsksNothing()
    {
        await using var scene = new ExportFixture();
        await PutAsync(scene.Folder, [1]);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.StartsWith(scene.Folder, thrown.Path, StringComparison.Ordinal);
        Assert.Empty(scene.Service.Requests);
        File.Delete(scene.Folder);
    }

    private static Task PutAsync(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllBytesAsync(path, content, Cancellation);
    }
}
