using System.Text;
using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Docs;

public sealed class RecordSnippetTests
{
    [Fact]
    public async Task ReadAsync_OddRecords_KeepsWhatCannotBeRead()
    {
        const string Content = """
            {"sid":"CA1","annotation":"call back"}
            {"sid":"CA2","end_time":"later","annotation":null}
            {"sid":"CA3","status":
            """;
        var reader = new ExportFileReader(new MemoryStream(Gzip.Member(Content))) { Day = new(2026, 11, 1) };
        using var rejected = new MemoryStream();
        await using var log = new StringWriter { NewLine = "\n" };

        Assert.Equal(1, await RecordSnippets.ReadAsync(reader, rejected, log, TestContext.Current.CancellationToken));

        Assert.Equal("{\"sid\":\"CA3\",\"status\":\n", Encoding.UTF8.GetString(rejected.ToArray()));
        Assert.Equal(
            "Line 2 of 2026-11-01: $.end_time should be a timestamp in the format yyyy-MM-ddTHH:mm:ss, but is an unexpected string\n"
                + "Line 3 of 2026-11-01: the record is not valid JSON at byte 22, SID CA3\n",
            log.ToString()
        );
    }
}
