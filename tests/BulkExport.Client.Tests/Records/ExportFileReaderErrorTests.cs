namespace BulkExport.Client.Tests.Records;

/// <summary>Tests malformed records and truncated data.</summary>
public sealed class ExportFileReaderErrorTests : ExportFileReaderTestBase
{
    [Fact]
    public async Task ReadRecordsAsync_LineExceedsLimit_ReportsErrorAndSkips()
    {
        var errors = new List<RecordReadError>();
        var content = $$"""{"sid":"A"}{{"\n"}}{"body":"{{new string('x', 40_000_000)}}"}{{"\n"}}{"sid":"B"}{{"\n"}}nonsense""";
        var records = await ReadAsync(content, new() { OnError = errors.Add });
        Assert.Equal(["A", "B"], records.Select(r => r.Sid.Value));
        Assert.Equal([2, 4], errors.Select(u => u.LineNumber));
        Assert.Equal("the line is longer than 16 MiB", errors[0].Message);
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
            "A record cannot be read. Line 3 of 2026-11-01: the record is not valid JSON at byte 43."
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
                "Line 3 of 2026-11-01: the record is not valid JSON at byte 43",
                "Line 4 of 2026-11-01: the record is not valid JSON at byte 20",
                "B",
                "Line 6 of 2026-11-01: the record is not valid JSON at byte 0",
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

    private const string WithMalformedRecords = """
        {"sid":"A"}

        {"sid":"X","to":"+16505551111","date_sent":}
        {"sid":"+16505551111
        {"sid":"B"}
        +16505551111
        """;
}
