using System.Globalization;
using BulkExport.Client;

/// <summary>Creates and replaces documents concurrently with other processes, and prints which writes succeeded.</summary>
internal static class DocumentRace
{
    public static async Task<int> RunAsync(string directory, int rounds)
    {
        var store = new DirectoryExportStore(directory);
        var content = new byte[] { 1, 2, 3 };
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        for (var round = 0; round < rounds; round++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"_bulkexport/race-{round}");
            var created = await store.WriteDocumentAsync(path, content, expectedVersion: null);
            var replaced = await store.WriteDocumentAsync(path, content, "00000001");
            Console.WriteLine($"{(created is null ? 0 : 1)}{(replaced is null ? 0 : 1)}");
        }

        return 0;
    }
}
