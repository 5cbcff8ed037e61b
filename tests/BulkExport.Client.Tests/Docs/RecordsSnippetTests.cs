using System.Text;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Docs.Support;
using BulkExport.Client.Tests.Records;
using DuckDB.NET.Data;

namespace BulkExport.Client.Tests.Docs;

public sealed class RecordsSnippetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

        Assert.Equal(1, await RecordsSnippets.ReadAsync(reader, rejected, log, Cancellation));

        Assert.Equal("{\"sid\":\"CA3\",\"status\":\n", Encoding.UTF8.GetString(rejected.ToArray()));
        Assert.Equal(
            "Line 2 of 2026-11-01: $.end_time should be a timestamp in the format yyyy-MM-ddTHH:mm:ss, but is an unexpected string\n"
                + "Line 3 of 2026-11-01: the record is not valid JSON at byte 22, SID CA3\n",
            log.ToString()
        );
    }

    [Fact]
    public async Task Sums_ExportedFiles_EqualEachOther()
    {
        await using var scene = new SnippetScene();
        var result = await scene.ExportAsync(1, 5, "exports");
        var directory = scene.GetFullPath("exports");

        var total = await RecordsSnippets.RunAsync([directory]);

        Assert.Equal(result.Files.Sum(file => scene.Service.Files.Get(ResourceType.Messages, file.Day).PriceSum), total);
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        Assert.Equal(
            total,
            await RecordsSnippets.SumVerifiedAsync(
                new DirectoryExportStore(directory),
                command,
                new(2026, 11, 1),
                new(2026, 11, 5),
                Cancellation
            )
        );
        command.CommandText = RecordsSnippets.Sums.Replace("exports/", $"{directory}/", StringComparison.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var sums = new List<decimal>();
        while (await rows.ReadAsync(Cancellation))
        {
            sums.Add(rows.IsDBNull(2) ? 0 : rows.GetDecimal(2));
        }

        Assert.Equal(total, sums.Sum());
    }

    [Fact]
    public async Task Count_ListedDay_ReadsFromService()
    {
        await using var scene = new SnippetScene();
        var day = new DateOnly(2026, 11, 1);
        scene.Service.Jobs.Add(
            new SimulatedJob
            {
                ResourceType = ResourceType.Calls,
                StartDay = day,
                EndDay = day,
                Age = TimeSpan.FromHours(1),
            }
        );

        Assert.InRange(await RecordsSnippets.CountAsync(scene.Client, day, Cancellation), 0, 3);
        Assert.Contains(scene.Service.Requests, request => request.IsFileRequest);
    }
}
