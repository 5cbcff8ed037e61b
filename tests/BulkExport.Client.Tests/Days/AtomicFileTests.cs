namespace BulkExport.Client.Tests.Days;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    private string Target => Path.Combine(_directory, "day.json.gz");

    [Fact]
    public async Task Keep_FileExists_Overwrites()
    {
        await File.WriteAllTextAsync(Target, "older", TestContext.Current.CancellationToken);
        await using (var file = AtomicFile.Create(Target))
        {
            await file.WriteAsync("newer"u8.ToArray(), TestContext.Current.CancellationToken);
            file.Keep();
        }

        Assert.Equal("newer", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal([Target], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task Create_StaleTempFiles_DeletesOnlyUnusedFilesOfTarget()
    {
        var leftover = $"{Target}.0123.partial";
        var ofAnother = Path.Combine(_directory, "other.json.gz.0123.partial");
        await File.WriteAllTextAsync(leftover, "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(ofAnother, "half", TestContext.Current.CancellationToken);
        await using var inUse = AtomicFile.Create(Target, $"{Target}.4567.partial");

        await using (AtomicFile.Create(Target))
        {
            Assert.False(File.Exists(leftover));
            Assert.True(File.Exists($"{Target}.4567.partial"));
            Assert.True(File.Exists(ofAnother));
            Assert.Equal(3, Directory.GetFiles(_directory).Length);
        }

        Assert.Equal(2, Directory.GetFiles(_directory).Length);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
