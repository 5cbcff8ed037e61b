namespace BulkExport.Client.Tests.Records;

public sealed class CustomRecordTypeErrorTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("own-type-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("argument", nameof(ArgumentException))]
    [InlineData("unsupported", nameof(NotSupportedException))]
    [InlineData("disk", nameof(IOException))]
    [InlineData("cancelled", nameof(OperationCanceledException))]
    public async Task ReadRecordsAsync_ConverterThrows_ThrowsWithLineAndDay(string sid, string exception)
    {
        var file = await WriteAsync($$"""{"sid":"A"}{{"\n"}}{"sid":"{{sid}}"}""");
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
            await file.ReadRecordsAsync(ThrowingContext.Default.ThrowingRecord, cancellationToken: Token).CountAsync(Token)
        );
        Assert.Equal((2L, file.Day), (failure.LineNumber, failure.Day));
        Assert.Equal(
            $"A record cannot be read. Line 2 of 2026-11-01: deserializing the record type threw {exception}."
                + " Set RecordReadOptions.OnError to skip such records.",
            failure.Message
        );
        Assert.DoesNotContain("+16505551111", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadRecordsAsync_ConverterThrowsWithOnError_SkipsRecord()
    {
        var file = await WriteAsync("{\"sid\":\"unsupported\"}\n{\"sid\":\"A\"}\n{\"sid\":\"argument\"}\n{\"sid\":\"B\"}");
        var results = new List<string>();
        var options = new RecordReadOptions { OnError = unreadable => results.Add(unreadable.ToString()) };
        await foreach (var record in file.ReadRecordsAsync(ThrowingContext.Default.ThrowingRecord, options, Token))
        {
            results.Add(record.Sid);
        }

        Assert.Equal(
            [
                "Line 1 of 2026-11-01: deserializing the record type threw NotSupportedException",
                "A",
                "Line 3 of 2026-11-01: deserializing the record type threw ArgumentException",
                "B",
            ],
            results
        );
    }

    [Fact]
    public async Task ReadRecordsAsync_OutOfMemory_ThrowsOriginalException()
    {
        var file = await WriteAsync("""{"sid":"memory"}""");
        await Assert.ThrowsAsync<InsufficientMemoryException>(async () =>
            await file.ReadRecordsAsync(ThrowingContext.Default.ThrowingRecord, cancellationToken: Token).CountAsync(Token)
        );
    }

    private async Task<ExportFileReader> WriteAsync(string content)
    {
        var path = Path.Combine(_directory, "2026-11-01.json.gz");
        await File.WriteAllBytesAsync(path, Gzip.Member(content), Token);
        return new ExportFileReader(path) { Day = new(2026, 11, 1) };
    }
}
