namespace BulkExport.Client.Tests.Records;

public sealed class OwnTypeFailureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("own-type-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("argument", nameof(ArgumentException))]
    [InlineData("unsupported", nameof(NotSupportedException))]
    [InlineData("disk", nameof(IOException))]
    [InlineData("cancelled", nameof(OperationCanceledException))]
    public async Task ReadAsAsync_TypeThatThrows_EndsThereWithLineAndDay(string sid, string exception)
    {
        var file = await WriteAsync($$"""{"sid":"A"}{{"\n"}}{"sid":"{{sid}}"}""");
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await file.ReadRecordsAsync(FussyContext.Default.FussyRecord, cancellationToken: Token).CountAsync(Token)
        );
        Assert.Equal((2L, file.Day), (failure.LineNumber, failure.Day));
        Assert.Equal(
            $"A record cannot be read. Line 2 of 2026-11-01: the type to be read ended it with {exception}."
                + " Set RecordReadOptions.OnError to go on after such records.",
            failure.Message
        );
        Assert.DoesNotContain("+16505551111", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsAsync_TypeThatThrowsAndIsTold_CostsJustThatRecord()
    {
        var file = await WriteAsync("{\"sid\":\"unsupported\"}\n{\"sid\":\"A\"}\n{\"sid\":\"argument\"}\n{\"sid\":\"B\"}");
        var seen = new List<string>();
        var options = new RecordReadOptions { OnError = unreadable => seen.Add(unreadable.ToString()) };
        await foreach (var record in file.ReadRecordsAsync(FussyContext.Default.FussyRecord, options, Token))
        {
            seen.Add(record.Sid);
        }

        Assert.Equal(
            [
                "Line 1 of 2026-11-01: the type to be read ended it with NotSupportedException",
                "A",
                "Line 3 of 2026-11-01: the type to be read ended it with ArgumentException",
                "B",
            ],
            seen
        );
    }

    [Fact]
    public async Task ReadAsAsync_NoMemory_IsNotTheRecords()
    {
        var file = await WriteAsync("""{"sid":"memory"}""");
        await Assert.ThrowsAsync<InsufficientMemoryException>(async () =>
            await file.ReadRecordsAsync(FussyContext.Default.FussyRecord, cancellationToken: Token).CountAsync(Token)
        );
    }

    private async Task<ExportFileReader> WriteAsync(string content)
    {
        var path = Path.Combine(_folder, "2026-11-01.json.gz");
        await File.WriteAllBytesAsync(path, Gzip.Member(content), Token);
        return new ExportFileReader(path) { Day = new(2026, 11, 1) };
    }
}
