namespace BulkExport.Client.Tests.Records;

public sealed class ExportFileReaderTests : ExportFileReaderTestBase
{
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
                "the record is not valid JSON at byte 1",
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
}
