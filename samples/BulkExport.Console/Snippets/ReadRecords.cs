using BulkExport.Client;

namespace BulkExport.Samples.Snippets;

/// <summary>Reads the records of a downloaded file as a stream, in constant memory.</summary>
internal static class ReadRecords
{
    public static async Task<int> RunAsync(string path, CancellationToken cancellationToken = default)
    {
        var count = 0;
        var failed = 0;
        var price = 0m;
        await foreach (
            MessageRecord message in new ExportFileReader(path).ReadRecordsAsync<MessageRecord>(cancellationToken: cancellationToken)
        )
        {
            count++;
            failed += message.ErrorCode is null ? 0 : 1;
            price -= message.Price ?? 0; // the service reports costs as negative prices
        }

        Console.WriteLine($"{Path.GetFileName(path)}: {count} messages ({failed} with an error), {price:N2} in total");
        return count;
    }
}
