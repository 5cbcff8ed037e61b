using System.Text;
using CsCheck;

namespace BulkExport.Client.Tests.Records;

/// <summary>Lines that contain several records, byte order marks, or parts of records. The reader and the verification count the same records.</summary>
public sealed class RecordLineTests
{
    private static readonly string[] Parts =
    [
        "{",
        "}",
        "\"",
        "\\",
        "\n",
        " ",
        "\uFEFF",
        ",",
        "x",
        "{\"sid\":\"A\"}",
        "\"a\":",
        "{}",
        "null",
        "[",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets content, the SIDs of its records (<c>!</c> for a record that cannot be read), and the line of the error.</summary>
    public static TheoryData<string, string, int> Contents =>
        new()
        {
            { "", "", 0 },
            { "\uFEFF", "", 0 },
            { "\n \uFEFF \r\n\uFEFF\n", "", 0 },
            { "{\"sid\":\"A\"}{\"sid\":\"B\"}{\"sid\":\"C\"}", "ABC", 0 },
            { "{\"sid\":\"A\"} \t{\"sid\":\"B\"}\r\n{\"sid\":\"C\"}\n", "ABC", 0 },
            { "{\"sid\":\"A\"}\uFEFF{\"sid\":\"B\"}\n\uFEFF{\"sid\":\"C\"}\uFEFF\n\uFEFF\n", "ABC", 0 },
            { "{\"sid\":\"A\",\"body\":\"}{\\\"}{\\\\\"}{\"body\":\"{\",\"sid\":\"B\"}", "AB", 0 },
            { "{\"sid\":\"A\",\"body\":\"\uFEFF}{\"}\n{\"sid\":\"B\",\"x\":{\"y\":[{}]}}{\"sid\":\"C\"}", "ABC", 0 },
            { "{\"x\":{},\"sid\":\"A\"}\n{\"sid\":\"B\",\"body\":\":-}\"}\n", "AB", 0 },
            { "{\"sid\":\"A\"}{\"sid\" \"B\"}{\"sid\":\"C\"}\n{\"sid\":\"D\"}", "A!CD", 1 },
            { "{\"sid\":\"A\"} nonsense {\"sid\":\"B\"}\n{\"sid\":\"C\"}", "A!C", 1 },
            { "{\"sid\":\"A\"}}\n{\"sid\":\"B\"}", "A!B", 1 },
            { "{\"sid\":\"A\",\"body\":\"{\"sid\":\"B\"}\n{\"sid\":\"C\"}", "!C", 1 },
            { "{\"sid\":\"A\"}{\"sid\":\"B\"", "A!", 1 },
            { "{\"sid\":\"A\"}null", "A!", 1 },
        };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task ReadRecordsAsync_AnyLines_ReturnsAndCountsEachRecord(string content, string expected, int line)
    {
        var (sids, lines) = await ReadAsync(Gzip.Member(content));

        Assert.Equal(expected, string.Concat(sids));
        Assert.Equal(line, lines.SingleOrDefault());
        Assert.Equal(expected.Length, await DayFileVerifier.CountRecordsAsync(new MemoryStream(Gzip.Member(content)), Token));
        for (var length = 1; length <= 7; length++)
        {
            Assert.Equal(expected.Length, Count(Encoding.UTF8.GetBytes(content), length));
        }
    }

    [Fact]
    public async Task ReadRecordsAsync_MembersWithoutFinalNewline_ReturnsAllRecords()
    {
        byte[] data = [.. Gzip.Member("{\"sid\":\"A\"}"), .. Gzip.Member("\uFEFF{\"sid\":\"B\"}"), .. Gzip.Member("{\"sid\":\"C\"}\n")];

        Assert.Equal(["A", "B", "C"], (await ReadAsync(data)).Sids);
        Assert.Equal(3, await DayFileVerifier.CountRecordsAsync(new MemoryStream(data), Token));
    }

    [Fact]
    public async Task ReadRecordsAsync_ErrorWithoutCallback_ThrowsAfterEarlierRecordsOfLine()
    {
        var records = new List<string>();

        var exception = await Assert.ThrowsAsync<BulkExportFormatException>(async () =>
        {
            var reader = new ExportFileReader(new MemoryStream(Gzip.Member("{\"sid\":\"A\"}{\"sid\":}{\"sid\":\"B\"}")));
            await foreach (var record in reader.ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
            {
                records.Add(record.Sid.Value);
            }
        });

        Assert.Equal(["A"], records);
        Assert.Equal(1, exception.LineNumber);
    }

    [Fact]
    public async Task ReadRecordsAsync_CustomType_ReturnsRecordsOfOneLine()
    {
        var reader = new ExportFileReader(new MemoryStream(Gzip.Member("{\"sid\":\"A\",\"price\":1}{\"sid\":\"B\"}\uFEFF{\"sid\":\"C\"}")));

        var records = await reader.ReadRecordsAsync(CustomContext.Default.CustomRecord, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([new CustomRecord("A", 1), new CustomRecord("B", null), new CustomRecord("C", null)], records);
    }

    [Fact]
    public void Count_ArbitraryContent_EqualsNumberOfRecordsAndErrors() =>
        Gen.Select(Gen.OneOf(Array.ConvertAll(Parts, part => Gen.Const(part))).Array[0, 30], Gen.Int[1, 20])
            .Sample(
                (parts, length) =>
                {
                    var content = Encoding.UTF8.GetBytes(string.Concat(parts));
                    var buffer = BufferPool.Rent(content.Length);
                    content.CopyTo(buffer, 0);
                    using var block = new LineBlock(buffer, content.Length);
                    var batch = RecordBatch<MessageRecord>.Parse(block, RecordParsing.CreateParser<MessageRecord>(), stopOnError: false);
                    Assert.Equal(batch.Records.Count + batch.Errors.Count, Count(content, length));
                }
            );

    private static long Count(byte[] content, int length)
    {
        var counter = new RecordCounter();
        foreach (var part in content.Chunk(length))
        {
            counter.Append(part);
        }

        return counter.Count;
    }

    private static async Task<(List<string> Sids, List<long> Lines)> ReadAsync(byte[] data)
    {
        var (sids, lines) = (new List<string>(), new List<long>());
        var options = new RecordReadOptions
        {
            OnError = error =>
            {
                sids.Add("!");
                lines.Add(error.LineNumber);
            },
        };
        await foreach (var record in new ExportFileReader(new MemoryStream(data)).ReadRecordsAsync<MessageRecord>(options, Token))
        {
            sids.Add(record.Sid.Value);
        }

        return (sids, lines);
    }
}
