namespace BulkExport.Client.Tests.Records;

public sealed class ExportFileReaderTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly string _directory = Directory.CreateTempSubdirectory("day-file-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task ReadRecordsAsync_ManyRecords_KeepsOrder()
    {
        const int Count = 50_000;
        var next = 0;
        await foreach (var record in File(Numbered(Count)).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
        {
            Assert.Equal($"SM{next++}", record.Sid.Value);
        }

        Assert.Equal(Count, next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n\t\n")]
    [InlineData("\uFEFF")]
    public async Task ReadRecordsAsync_NoRecords_ReturnsEmpty(string content) => Assert.Empty(await ReadAsync(content));

    [Fact]
    public async Task ReadRecordsAsync_NoData_ReturnsEmpty() =>
        Assert.Empty(
            await new ExportFileReader(new MemoryStream([])).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).ToListAsync(Token)
        );

    [Theory]
    [InlineData("{\"sid\":\"A\"}\n{\"sid\":\"B\"}\n")]
    [InlineData("{\"sid\":\"A\"}\n{\"sid\":\"B\"}")]
    [InlineData("{\"sid\":\"A\"}\r\n\r\n{\"sid\":\"B\"}\r\n")]
    [InlineData("\uFEFF{\"sid\":\"A\"}\n   \n {\"sid\":\"B\"} \n\n")]
    public async Task ReadRecordsAsync_AnyLineEndings_ReturnsRecords(string content) =>
        Assert.Equal(["A", "B"], (await ReadAsync(content)).Select(r => r.Sid.Value));

    [Fact]
    public async Task ReadRecordsAsync_LinesLongerThanBlock_ReturnsRecords()
    {
        var lengths = new[] { 10, 300_000, 1_000_000, 5, 262_144, 7 };
        var content = string.Concat(lengths.Select((n, i) => $$"""{"sid":"{{i}}","body":"{{new string('x', n)}}"}""" + "\n"));
        var records = await ReadAsync(content);
        Assert.Equal(lengths, records.Select(r => r.Body!.Length));
    }

    [Fact]
    public async Task ReadRecordsAsync_LineExceedsLimit_ReportsErrorAndSkips()
    {
        var errors = new List<RecordReadError>();
        var content = $$"""{"sid":"A"}{{"\n"}}{"body":"{{new string('x', 40_000_000)}}"}{{"\n"}}{"sid":"B"}{{"\n"}}nonsense""";
        var records = await ReadAsync(content, new() { OnError = errors.Add });
        Assert.Equal(["A", "B"], records.Select(r => r.Sid.Value));
        Assert.Equal([2, 4], errors.Select(u => u.LineNumber));
        Assert.Equal("it is longer than 16 MiB", errors[0].Message);
    }

    [Fact]
    public async Task ReadRecordsAsync_MalformedRecord_Throws()
    {
        var records = new List<string>();
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
        {
            await foreach (var record in File(WithMalformedRecords).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
            {
                records.Add(record.Sid.Value);
            }
        });
        Assert.Equal(["A"], records);
        Assert.Equal((3L, Day), (failure.LineNumber, failure.Day));
        Assert.Equal(
            "A record cannot be read. Line 3 of 2026-11-01: it is not valid JSON at byte 43."
                + " Set RecordReadOptions.OnError to skip such records.",
            failure.Message
        );
        Assert.Null(failure.Excerpt);
        Assert.DoesNotContain("+16505551111", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadRecordsAsync_MalformedRecordWithOnError_SkipsRecord()
    {
        var seen = new List<string>();
        var options = new RecordReadOptions { OnError = u => seen.Add(u.ToString()) };
        await foreach (var record in File(WithMalformedRecords).ReadRecordsAsync<MessageRecord>(options, Token))
        {
            seen.Add(record.Sid.Value);
        }

        Assert.Equal(
            [
                "A",
                "Line 3 of 2026-11-01: it is not valid JSON at byte 43",
                "Line 4 of 2026-11-01: it is not valid JSON at byte 20",
                "B",
                "Line 6 of 2026-11-01: it is not valid JSON at byte 0",
            ],
            seen
        );
    }

    [Fact]
    public async Task ReadRecordsAsync_MalformedRecordsInManyBlocks_ReportsLineNumbers()
    {
        const int Count = 20_000;
        var lines = Enumerable.Range(1, Count).Select(i => i % 1000 == 0 ? "{" : $$"""{"sid":"{{i}}","body":"{{new string('x', 100)}}"}""");
        var errors = new List<long>();
        var records = await ReadAsync(string.Join('\n', lines), new() { OnError = u => errors.Add(u.LineNumber) });
        Assert.Equal(Enumerable.Range(1, Count / 1000).Select(i => i * 1000L), errors);
        Assert.Equal(Count - (Count / 1000), records.Count);
    }

    [Fact]
    public async Task ReadRecordsAsync_OnErrorThrows_ThrowsSameException() =>
        await Assert.ThrowsAsync<DivideByZeroException>(() =>
            ReadAsync(WithMalformedRecords, new() { OnError = _ => throw new DivideByZeroException() })
        );

    [Fact]
    public async Task ReadRecordsAsync_TruncatedStream_ThrowsAtAnyLength()
    {
        var data = Gzip.Member(Numbered(40));
        for (var length = 1; length < data.Length; length++)
        {
            var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(data[..length]));
            Assert.Equal(Day, failure.Day);
        }
    }

    [Fact]
    public async Task ReadRecordsAsync_TruncatedExportFile_ThrowsAtAnyLength()
    {
        byte[] data = [.. Gzip.Member(Numbered(40)), .. Gzip.Member(Numbered(2)), .. Gzip.Member(Numbered(3))];
        var file = await DownloadedAsync(data, records: 45);
        for (var length = 0; length < data.Length; length++)
        {
            await System.IO.File.WriteAllBytesAsync(file.Path, data[..length], Token);
            var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(file));
            Assert.Equal(Day, failure.Day);
        }

        await System.IO.File.WriteAllBytesAsync(file.Path, data, Token);
        Assert.Equal(45, (await ReadAsync(file)).Count);
    }

    [Fact]
    public async Task ReadRecordsAsync_ExportFileSizeDiffers_ThrowsAndReleasesFile()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        await System.IO.File.WriteAllBytesAsync(file.Path, [], Token);
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(file));
        Assert.Equal(
            $"The file of 2026-11-01 cannot be read. Its size is 0 bytes instead of {file.Size} bytes. Download the file again.",
            failure.Message
        );
        await using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task ReadRecordsAsync_ExportFileMissing_ThrowsFileException()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        System.IO.File.Delete(file.Path);
        await Assert.ThrowsAsync<BulkExportFileException>(() => ReadAsync(file));
    }

    [Fact]
    public async Task ReadRecordsAsync_TruncatedFile_ThrowsWithReason()
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(Gzip.Member(Numbered(40))[..^1]));
        Assert.Equal("The file of 2026-11-01 cannot be read. The gzip data is truncated. Download the file again.", failure.Message);
    }

    [Fact]
    public async Task ReadRecordsAsync_TruncatedAfterManyBlocks_ReturnsEarlierRecords()
    {
        var data = Gzip.Member(Numbered(50_000));
        var count = 0;
        await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
        {
            await foreach (var record in File(data[..^9]).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
            {
                Assert.Equal($"SM{count++}", record.Sid.Value);
            }
        });
        Assert.InRange(count, 40_000, 49_999);
    }

    [Fact]
    public async Task ReadRecordsAsync_File_CanBeEnumeratedTwice()
    {
        var path = Path.Combine(_directory, "2026-11-01.json.gz");
        await System.IO.File.WriteAllBytesAsync(path, Gzip.Member(Numbered(3)), Token);
        var records = new ExportFileReader(path).ReadRecordsAsync<MessageRecord>(cancellationToken: Token);
        Assert.Equal(3, await records.CountAsync(Token));
        Assert.Equal(3, await records.CountAsync(Token));
        System.IO.File.Delete(path);
        await Assert.ThrowsAsync<BulkExportFileException>(async () => await records.CountAsync(Token));
    }

    [Fact]
    public async Task ReadRecordsAsync_StreamEnumeratedTwice_Throws()
    {
        var records = File(Numbered(3)).ReadRecordsAsync<MessageRecord>(cancellationToken: Token);
        Assert.Equal(3, await records.CountAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await records.CountAsync(Token));
    }

    [Fact]
    public async Task ReadRecordsAsync_CustomType_UsesJsonTypeInfo()
    {
        var errors = new List<string>();
        var records = await File("{\"sid\":\"A\",\"price\":1.5}\nnull\n{\"price\":[]}\n{\n{\"sid\":\"B\"}\n")
            .ReadRecordsAsync(CustomContext.Default.CustomRecord, new() { OnError = u => errors.Add(u.Message) }, Token)
            .ToListAsync(Token);
        Assert.Equal([new CustomRecord("A", 1.5m), new CustomRecord("B", null)], records);
        Assert.Equal(
            [
                "$ should be a record, but is null",
                "$.price cannot be converted to the type of its property",
                "it is not valid JSON at byte 1",
            ],
            errors
        );
    }

    [Fact]
    public void Constructor_NoPathOrStream_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ExportFileReader(string.Empty));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((string)null!));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((ExportFile)null!));
        Assert.Throws<ArgumentNullException>(() =>
            new ExportFileReader("x").ReadRecordsAsync<CustomRecord>(null!, cancellationToken: Token)
        );
    }

    private const string WithMalformedRecords = """
        {"sid":"A"}

        {"sid":"X","to":"+16505551111","date_sent":}
        {"sid":"+16505551111
        {"sid":"B"}
        +16505551111
        """;

    private static string Numbered(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"sid":"SM{{i}}","to":"+16505551111"}""" + "\n"));

    private static ExportFileReader File(string content) => File(Gzip.Member(content));

    private static ExportFileReader File(byte[] data) => new(new MemoryStream(data)) { Day = Day };

    private static async Task<List<MessageRecord>> ReadAsync(ExportFile file) =>
        await new ExportFileReader(file).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).ToListAsync(Token);

    private static Task<List<MessageRecord>> ReadAsync(string content, RecordReadOptions? options = null) =>
        ReadAsync(Gzip.Member(content), options);

    private static async Task<List<MessageRecord>> ReadAsync(byte[] data, RecordReadOptions? options = null) =>
        await File(data).ReadRecordsAsync<MessageRecord>(options, Token).ToListAsync(Token);

    private async Task<ExportFile> DownloadedAsync(byte[] data, long records)
    {
        var path = Path.Combine(_directory, "2026-11-01.json.gz");
        await System.IO.File.WriteAllBytesAsync(path, data, Token);
        return new ExportFile
        {
            Day = Day,
            Path = path,
            Size = data.Length,
            RecordCount = records,
        };
    }
}
