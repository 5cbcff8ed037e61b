namespace BulkExport.Client.Tests.Days;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    private string Target => Path.Combine(_folder, "day.json.gz");

    [Fact]
    public async Task Keep_OverAnOlderFile_TakesItsPlace()
    {
        await File.WriteAllTextAsync(Target, "older", TestContext.Current.CancellationToken);
        await using (var file = AtomicFile.Create(Target))
        {
            await file.WriteAsync("newer"u8.ToArray(), TestContext.Current.CancellationToken);
            file.Keep();
        }

        Assert.Equal("newer", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal([Target], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Create_LeftoversOfAKilledRun_AreRemovedButNotWhatIsInUse()
    {
        var leftover = $"{Target}.0123.partial";
        var ofAnother = Path.Combine(_folder, "other.json.gz.0123.partial");
        await File.WriteAllTextAsync(leftover, "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(ofAnother, "half", TestContext.Current.CancellationToken);
        await using var inUse = AtomicFile.Create(Target, $"{Target}.4567.partial");

        await using (AtomicFile.Create(Target))
        {
            Assert.False(File.Exists(leftover));
            Assert.True(File.Exists($"{Target}.4567.partial"));
            Assert.True(File.Exists(ofAnother));
            Assert.Equal(3, Directory.GetFiles(_folder).Length);
        }

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
