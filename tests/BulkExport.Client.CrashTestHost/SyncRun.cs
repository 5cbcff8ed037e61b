using System.Globalization;
using BulkExport.Client;
using BulkExport.TestSupport;

/// <summary>Synchronizes a directory in a separate process that tests can kill.</summary>
internal static class SyncRun
{
    /// <summary>Synchronizes the directory from a day to the latest day that can be exported.</summary>
    /// <returns>The exit code: 0 if the directory is complete, 1 if days are missing, and 2 if the synchronization failed.</returns>
    public static async Task<int> RunAsync(
        string baseAddress,
        string accountSid,
        string authToken,
        string directory,
        string startDay,
        int reexportAfter
    )
    {
        using var clock = RemoteTimeProvider.FromEnvironment();
        using var client = new BulkExportClient(
            new BulkExportClientOptions
            {
                BaseAddress = new Uri(baseAddress),
                AccountSid = accountSid,
                AuthToken = authToken,
            },
            clock
        );
        var request = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
            StartDay = DateOnly.ParseExact(startDay, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ReexportAfter = reexportAfter,
        };
        try
        {
            var result = await client.SyncAsync(request, directory);
            foreach (var day in result.IncompleteDays)
            {
                Console.WriteLine($"{day.ResourceType} {day.Day:yyyy-MM-dd}: {day.Status} {day.Error?.Message}");
            }

            return result.IsComplete ? 0 : 1;
        }
        catch (BulkExportException e)
        {
            Console.WriteLine(e.Message);
            return 2;
        }
    }
}
