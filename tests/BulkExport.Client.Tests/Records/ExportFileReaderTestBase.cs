namespace BulkExport.Client.Tests.Records;

/// <summary>Provides readers of generated files.</summary>
public abstract class ExportFileReaderTestBase
{
    private protected static readonly DateOnly Day = new(2026, 11, 1);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static string Numbered(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"sid":"SM{{i}}","to":"+16505551111"}""" + "\n"));

    private protected static ExportFileReader File(string content) => File(Gzip.Member(content));

    private protected static ExportFileReader File(byte[] data) => new(new MemoryStream(data)) { Day = Day };

    private protected static async Task<List<MessageRecord>> ReadAsync(ExportFile file) =>
        await new ExportFileReader(file).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).ToListAsync(Token);

    private protected static Task<List<MessageRecord>> ReadAsync(string content, RecordReadOptions? options = null) =>
        ReadAsync(Gzip.Member(content), options);

    private protected static async Task<List<MessageRecord>> ReadAsync(byte[] data, RecordReadOptions? options = null) =>
        await File(data).ReadRecordsAsync<MessageRecord>(options, Token).ToListAsync(Token);
}
