using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Records;

/// <summary>What the callbacks receive: enough to salvage a record, without a value in the description.</summary>
public sealed class RecordReadErrorTests
{
    private const string Secret = "+16505551111";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"{{\"sid\":\"SM1\",\"to\":\"{Secret}\",\"price\":", "SM1")]
    [InlineData($"{{\"sid\":\"SM1\",\"to\":\"{Secret}\",\"body\":\"\\x\"}}", "SM1")]
    [InlineData($"{{\"to\":\"{Secret}\",\"sid\":\"SM1\"}} x", null)]
    [InlineData($"{Secret}", null)]
    [InlineData($"[\"{Secret}\"]", null)]
    public async Task OnError_MalformedRecord_ReceivesContentAndFields(string line, string? sid)
    {
        var (_, errors, _) = await ReadAsync($"{{\"sid\":\"SM0\"}}\n  {line}\r\n");

        var error = Assert.Single(errors);
        var content = line.EndsWith(" x", StringComparison.Ordinal) ? "x" : line;
        Assert.Equal((2, content, false), (error.LineNumber, Encoding.UTF8.GetString(error.Content.Span), error.IsContentTruncated));
        Assert.Equal(sid is null ? null : new MessageRecord { Sid = new(sid), To = Secret }, error.Record);
        Assert.DoesNotContain("650", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SM1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnError_LongRecords_ReceivesTruncatedContent()
    {
        var body = new string('x', 2 * RecordReadError.MaxContentLength);
        var oversized = new string('y', LineBlockReader.MaxLineLength + 1);

        var (_, errors, _) = await ReadAsync($"{{\"sid\":\"A\",\"body\":\"{body}\"\n{{{oversized}\n{{\"sid\":\"B\"");

        Assert.Equal([true, true, false], errors.Select(error => error.IsContentTruncated));
        Assert.All(errors[..2], error => Assert.Equal(RecordReadError.MaxContentLength, error.Content.Length));
        Assert.Equal(["A", null, "B"], errors.Select(error => (error.Record as MessageRecord)?.Sid.Value));
        Assert.Equal("{yyy", Encoding.UTF8.GetString(errors[1].Content.Span[..4]));
    }

    [Fact]
    public async Task OnError_CustomType_ReceivesContent()
    {
        var errors = new List<RecordReadError>();
        var reader = new ExportFileReader(new MemoryStream(Gzip.Member("{\"sid\":\"A\"}{\"sid\":\"B\",\"price\":[]}")));

        var options = new RecordReadOptions { OnError = errors.Add };
        Assert.Single(await reader.ReadRecordsAsync(CustomContext.Default.CustomRecord, options, Token).ToListAsync(Token));

        var error = Assert.Single(errors);
        Assert.Equal(("{\"sid\":\"B\",\"price\":[]}", null), (Encoding.UTF8.GetString(error.Content.Span), error.Record));
    }

    [Fact]
    public async Task OnFieldError_ConvertibleAndOtherFields_PrecedesRecord()
    {
        const string Line = $"{{\"sid\":\"SM1\",\"date_sent\":\"{Secret}\",\"price\":[\"{Secret}\"],\"status\":\"sent\"}}";

        var (records, errors, fields) = await ReadAsync($"{{\"sid\":\"SM0\"}}\n\n{Line}\n");

        Assert.Empty(errors);
        Assert.Equal(
            [new MessageRecord { Sid = new("SM0") }, new MessageRecord { Sid = new("SM1"), Status = MessageStatus.Sent }],
            records
        );
        Assert.Equal(["$.date_sent", "$.price"], fields.Select(field => field.JsonPath));
        Assert.All(
            fields,
            field =>
            {
                Assert.Equal((3, Line), (field.LineNumber, Encoding.UTF8.GetString(field.Content.Span)));
                Assert.Same(records[1], field.Record);
                Assert.DoesNotContain("650", field.ToString(), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task OnFieldError_ThrowsInMiddleOfBlock_EndsEnumeration()
    {
        var read = new List<string>();
        var options = new RecordReadOptions { OnFieldError = _ => throw new DivideByZeroException() };
        await Assert.ThrowsAsync<DivideByZeroException>(async () =>
        {
            var content = "{\"sid\":\"A\"}\n{\"sid\":\"B\",\"price\":\"x\"}\n{\"sid\":\"C\"}";
            await foreach (
                var record in new ExportFileReader(new MemoryStream(Gzip.Member(content))).ReadRecordsAsync<MessageRecord>(options, Token)
            )
            {
                read.Add(record.Sid.Value);
            }
        });
        Assert.Equal(["A"], read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AdditionalProperties_UnknownFields_AreIncludedIfRequested(bool include)
    {
        const string Content = """
            {"sid":"CA1","annotation":"call \u0062ack","a\u006eswers":{"by":["human"]},"\ud83d":1.50}
            {"sid":"CA2"}
            """;
        var options = new RecordReadOptions { IncludeAdditionalProperties = include };

        var calls = await new ExportFileReader(new MemoryStream(Gzip.Member(Content)))
            .ReadRecordsAsync<CallRecord>(options, Token)
            .ToListAsync(Token);

        Assert.Equal(["CA1", "CA2"], calls.Select(call => call.Sid.Value));
        Assert.Null(calls[1].AdditionalProperties);
        var properties = calls[0].AdditionalProperties;
        Assert.Equal(include, properties is not null);
        if (properties is not null)
        {
            Assert.Equal(["annotation", "answers", "\ud83d"], properties.Keys);
            Assert.Equal("call back", properties["annotation"].GetString());
            Assert.Equal("human", properties["answers"].GetProperty("by")[0].GetString());
            Assert.Equal("3 properties", properties.ToString());
            Assert.DoesNotContain("annotation", calls[0].ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AdditionalProperties_SerializedRecord_AreWrittenAsReceived()
    {
        const string Line = """{"sid":"CA1","annotation":"call \u0062ack","numbers":[1.50,1E2]}""";
        var options = new RecordReadOptions { IncludeAdditionalProperties = true };

        var read = () =>
            new ExportFileReader(new MemoryStream(Gzip.Member(Line))).ReadRecordsAsync<CallRecord>(options, Token).SingleAsync(Token);
        var call = await read();

        Assert.Equal(call, await read());
        Assert.NotEqual(call, call with { AdditionalProperties = null });
        Assert.Equal(call.GetHashCode(), (await read()).GetHashCode());
        Assert.EndsWith(
            """,annotation":"call \u0062ack","numbers":[1.50,1E2]}""".Replace(",annotation", ",\"annotation", StringComparison.Ordinal),
            JsonSerializer.Serialize(call, RecordContext.Default.CallRecord),
            StringComparison.Ordinal
        );
    }

    private static async Task<(List<MessageRecord> Records, List<RecordReadError> Errors, List<RecordReadError> Fields)> ReadAsync(
        string content
    )
    {
        var (errors, fields) = (new List<RecordReadError>(), new List<RecordReadError>());
        var options = new RecordReadOptions { OnError = errors.Add, OnFieldError = fields.Add };
        var reader = new ExportFileReader(new MemoryStream(Gzip.Member(content)));
        return (await reader.ReadRecordsAsync<MessageRecord>(options, Token).ToListAsync(Token), errors, fields);
    }
}
