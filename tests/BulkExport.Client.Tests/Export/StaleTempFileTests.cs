using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>What is in the folder before an export: remains, damage, and what stands in its way.</summary>
public class StaleTempFileTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_RemainsOfAKilledRun_AreOverwritten()
    {
        await using var scene = new ExportFixture();
        await PutAsync($"{scene.PathOf(FirstDay)}.partial", new byte[1_000_000]);
        await PutAsync($"{scene.Manifest}.partial", [1, 2, 3]);
        await PutAsync($"{scene.Manifest}.lock", []);

        Assert.True((await scene.ExportAsync()).IsComplete);
        scene.AssertWhole(AllDays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"JobSid":"nonsense"}""")]
    [InlineData("""{"JobSid":"JS0123456789abcdef0123456789abcdef","Finished":7}""")]
    public async Task ExportAsync_ManifestCannotBeRead_SaysSoAndAsksNothing(string manifest)
    {
        await using var scene = new ExportFixture();
        await PutAsync(scene.Manifest, System.Text.Encoding.UTF8.GetBytes(manifest));

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.StartsWith($"The manifest {scene.Manifest} cannot be read.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(scene.Manifest, thrown.Path);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_FileCutAtAnyByte_IsFetchedAgain()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2 }
        );
        var one = scene.Service.Files.Of(ResourceType.Messages, FirstDay).ToArray();
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
        var whole = scene.Service.Files.Of(ResourceType.Messages, FirstDay).ToArray();
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
    public async Task FindWholeAsync_LargeFileCutAtAThousandBytes_NoticesEachTimeWithoutKnowingItsSize()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => 2_000 }
        );
        var path = scene.PathOf(FirstDay);
        var content = string.Concat(scene.Service.Files.Of(ResourceType.Messages, FirstDay).ReadLines().Select(line => $"{line}\n"));
        var whole = Records.Gzip.Member(content);
        var random = new Random(20261102);
        await PutAsync(path, whole);
        Assert.Equal(2_000, (await DayFileChecker.FindWholeAsync(FirstDay, path, size: null, Cancellation))!.Records);

        foreach (var length in Enumerable.Range(0, 1000).Select(_ => random.Next(whole.Length)).OrderDescending())
        {
            await using (var file = new FileStream(path, FileMode.Open))
            {
                file.SetLength(length);
            }

            Assert.Null(await DayFileChecker.FindWholeAsync(FirstDay, path, size: null, Cancellation));
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
    public async Task PartialFile_DiskFull_SaysSoAndLeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        var folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
        var path = Path.Combine(folder, "day.json.gz");
        var partial = $"{path}.full.partial";
        File.CreateSymbolicLink(partial, "/dev/full");

        await using (var file = PartialFile.Create(path, partial))
        {
            var thrown = await Assert.ThrowsAsync<BulkExportFileException>(async () => await file.WriteAsync(new byte[1], Cancellation));
            Assert.StartsWith($"The file {path} cannot be used: No space left on device", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task PartialFile_TwoOfTheSameFile_DoNotMeet()
    {
        var folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
        var path = Path.Combine(folder, "day.json.gz");

        await using (var first = PartialFile.Create(path))
        await using (var second = PartialFile.Create(path))
        {
            await second.WriteAsync(new byte[] { 2, 2 }, Cancellation);
            await first.WriteAsync(new byte[] { 1 }, Cancellation);
            first.Keep();
            Assert.Equal([1], await File.ReadAllBytesAsync(path, Cancellation));
            second.Keep();
        }

        Assert.Equal([2, 2], await File.ReadAllBytesAsync(path, Cancellation));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ExportAsync_ManifestCannotBeWritten_AsksForNoJob()
    {
        await using var scene = new ExportFixture();
        Directory.CreateDirectory(scene.Manifest); // so it cannot be written

        await Assert.ThrowsAsync<BulkExportFileException>(() => scene.ExportAsync());

        Assert.Equal(0, scene.Service.Jobs.Count);
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
