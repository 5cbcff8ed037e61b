namespace BulkExport.Client.Tests.Records;

public sealed class ExportFileReaderTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("day-file-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ReadAsync_ManyRecords_KeepsTheirOrder()
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
    public async Task ReadAsync_NoRecords_GivesNone(string content) => Assert.Empty(await ReadAsync(content));

    [Fact]
    public async Task ReadAsync_NoData_GivesNone() =>
        Assert.Empty(
            await new ExportFileReader(new MemoryStream([])).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).ToListAsync(Token)
        );

    [Theory]
    [InlineData("{\"sid\":\"A\"}\n{\"sid\":\"B\"}\n")]
    [InlineData("{\"sid\":\"A\"}\n{\"sid\":\"B\"}")]
    [InlineData("{\"sid\":\"A\"}\r\n\r\n{\"sid\":\"B\"}\r\n")]
    [InlineData("\uFEFF{\"sid\":\"A\"}\n   \n {\"sid\":\"B\"} \n\n")]
    public async Task ReadAsync_LinesOfAnyForm_GivesTheRecords(string content) =>
        Assert.Equal(["A", "B"], (await ReadAsync(content)).Select(r => r.Sid.Value));

    [Fact]
    public async Task ReadAsync_LinesLongerThanABlock_AreRead()
    {
        var lengths = new[] { 10, 300_000, 1_000_000, 5, 262_144, 7 };
        var content = string.Concat(lengths.Select((n, i) => $$"""{"sid":"{{i}}","body":"{{new string('x', n)}}"}""" + "\n"));
        var records = await ReadAsync(content);
        Assert.Equal(lengths, records.Select(r => r.Body!.Length));
    }

    [Fact]
    public async Task ReadAsync_LineLongerThanTheLimit_IsToldAndPassed()
    {
        var unreadable = new List<RecordReadError>();
        var content = $$"""{"sid":"A"}{{"\n"}}{"body":"{{new string('x', 40_000_000)}}"}{{"\n"}}{"sid":"B"}{{"\n"}}nonsense""";
        var records = await ReadAsync(content, new() { OnError = unreadable.Add });
        Assert.Equal(["A", "B"], records.Select(r => r.Sid.Value));
        Assert.Equal([2, 4], unreadable.Select(u => u.LineNumber));
        Assert.Equal("it is longer than 16 MiB", unreadable[0].Message);
    }

    [Fact]
    public async Task ReadAsync_UnreadableRecord_EndsThereByDefault()
    {
        var records = new List<string>();
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
        {
            await foreach (var record in File(WithMalformedTime).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
            {
                records.Add(record.Sid.Value);
            }
        });
        Assert.Equal(["A"], records);
        Assert.Equal((3L, Day, "$.date_sent"), (failure.LineNumber, failure.Day, failure.JsonPath));
        Assert.Equal(
            "A record cannot be read. Line 3 of 2026-11-01: $.date_sent should be a time written yyyy-MM-ddTHH:mm:ss, but is another text."
                + " Set RecordReadOptions.OnError to go on after such records.",
            failure.Message
        );
        Assert.Null(failure.Excerpt);
        Assert.DoesNotContain("+16505551111", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_UnreadableRecordThatIsTold_CostsJustThatRecord()
    {
        var seen = new List<string>();
        var options = new RecordReadOptions { OnError = u => seen.Add(u.ToString()) };
        await foreach (var record in File(WithMalformedTime).ReadRecordsAsync<MessageRecord>(options, Token))
        {
            seen.Add(record.Sid.Value);
        }

        Assert.Equal(
            [
                "A",
                "Line 3 of 2026-11-01: $.date_sent should be a time written yyyy-MM-ddTHH:mm:ss, but is another text",
                "Line 4 of 2026-11-01: it is not JSON from byte 20 on",
                "B",
                "Line 6 of 2026-11-01: it is not JSON from byte 0 on",
            ],
            seen
        );
    }

    [Fact]
    public async Task ReadAsync_UnreadableRecordsInManyBlocks_HaveTheirLines()
    {
        const int Count = 20_000;
        var lines = Enumerable.Range(1, Count).Select(i => i % 1000 == 0 ? "{" : $$"""{"sid":"{{i}}","body":"{{new string('x', 100)}}"}""");
        var told = new List<long>();
        var records = await ReadAsync(string.Join('\n', lines), new() { OnError = u => told.Add(u.LineNumber) });
        Assert.Equal(Enumerable.Range(1, Count / 1000).Select(i => i * 1000L), told);
        Assert.Equal(Count - (Count / 1000), records.Count);
    }

    [Fact]
    public async Task ReadAsync_CallbackThatThrows_EndsTheReadingWithThat() =>
        await Assert.ThrowsAsync<DivideByZeroException>(() =>
            ReadAsync(WithMalformedTime, new() { OnError = _ => throw new DivideByZeroException() })
        );

    [Fact]
    public async Task ReadAsync_StreamCutAtAnyByte_NeverComesToItsEnd()
    {
        var data = Gzip.Member(Numbered(40));
        for (var length = 1; length < data.Length; length++)
        {
            var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(data[..length]));
            Assert.Equal(Day, failure.Day);
        }
    }

    [Fact]
    public async Task ReadAsync_DownloadedFileCutAtAnyByte_NeverComesToItsEnd()
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
    public async Task ReadAsync_DownloadedFileOfAnotherSize_SaysSoAndLetsGoOfTheFile()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        await System.IO.File.WriteAllBytesAsync(file.Path, [], Token);
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(file));
        Assert.Equal(
            $"The file of 2026-11-01 cannot be read to its end. It has 0 bytes instead of {file.Size}. Download it again.",
            failure.Message
        );
        await using var alone = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task ReadAsync_DownloadedFileThatIsGone_SaysWhichOne()
    {
        var file = await DownloadedAsync(Gzip.Member(Numbered(3)), records: 3);
        System.IO.File.Delete(file.Path);
        await Assert.ThrowsAsync<BulkExportFileException>(() => ReadAsync(file));
    }

    [Fact]
    public async Task ReadAsync_CutFile_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => ReadAsync(Gzip.Member(Numbered(40))[..^1]));
        Assert.Equal(
            "The file of 2026-11-01 cannot be read to its end. It is cut off: it ends before its last gzip member does. Download it again.",
            failure.Message
        );
    }

    [Fact]
    public async Task ReadAsync_CutAfterManyBlocks_GivesTheRecordsOfThoseBefore()
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
    public async Task ReadAsync_FileOnDisk_CanBeReadAgain()
    {
        var path = Path.Combine(_folder, "2026-11-01.json.gz");
        await System.IO.File.WriteAllBytesAsync(path, Gzip.Member(Numbered(3)), Token);
        var records = new ExportFileReader(path).ReadRecordsAsync<MessageRecord>(cancellationToken: Token);
        Assert.Equal(3, await records.CountAsync(Token));
        Assert.Equal(3, await records.CountAsync(Token));
        System.IO.File.Delete(path);
        await Assert.ThrowsAsync<BulkExportFileException>(async () => await records.CountAsync(Token));
    }

    [Fact]
    public async Task ReadAsync_StreamASecondTime_IsRefused()
    {
        var records = File(Numbered(3)).ReadRecordsAsync<MessageRecord>(cancellationToken: Token);
        Assert.Equal(3, await records.CountAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await records.CountAsync(Token));
    }

    [Fact]
    public async Task ReadAsync_OwnType_IsReadWithItsTypeInfo()
    {
        var told = new List<string>();
        var own = await File("{\"sid\":\"A\",\"price\":1.5}\nnull\n{\"price\":[]}\n{\n{\"sid\":\"B\"}\n")
            .ReadRecordsAsync(OwnContext.Default.OwnRecord, new() { OnError = u => told.Add(u.Message) }, Token)
            .ToListAsync(Token);
        Assert.Equal([new OwnRecord("A", 1.5m), new OwnRecord("B", null)], own);
        Assert.Equal(
            [
                "$ should be a record, but is null",
                "$.price cannot be the value that the type to be read has there",
                "it is not JSON from byte 1 on",
            ],
            told
        );
    }

    [Fact]
    public void Constructor_NoPathOrStream_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ExportFileReader(string.Empty));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((string)null!));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader((ExportFile)null!));
        Assert.Throws<ArgumentNullException>(() => new ExportFileReader("x").ReadRecordsAsync<OwnRecord>(null!, cancellationToken: Token));
    }

    private const string WithMalformedTime = """
        {"sid":"A"}

        {"sid":"X","to":"+16505551111","date_sent":"2020-01-013T03:57:34Z"}
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
        var path = Path.Combine(_folder, "2026-11-01.json.gz");
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
