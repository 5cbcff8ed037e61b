using System.Globalization;
using BulkExport.Client;

// Runs one export in a separate process, which tests terminate.
// Arguments: base address, account SID, auth token, directory, start day, end day. Exits with 0 if the export is complete.
using var client = new BulkExportClient(
    new BulkExportClientOptions
    {
        BaseAddress = new Uri(args[0]),
        AccountSid = args[1],
        AuthToken = args[2],
        AttemptTimeout = TimeSpan.FromMilliseconds(500), // the service stalls some responses
        DownloadIdleTimeout = TimeSpan.FromMilliseconds(500),
    }
);
var request = new CreateJobRequest
{
    ResourceType = ResourceType.Messages,
    StartDay = DateOnly.ParseExact(args[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    EndDay = DateOnly.ParseExact(args[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    FriendlyName = "Export once",
};
var options = new ExportOptions { Polling = new JobPollingOptions { InitialInterval = TimeSpan.FromSeconds(1) } };
try
{
    var result = await client.ExportAsync(request, args[3], options);
    foreach (var day in result.Days.Where(day => day.File is null))
    {
        Console.WriteLine($"{day.Day:yyyy-MM-dd}: {day.Status} {day.Error?.Message}");
    }

    return result.IsComplete ? 0 : 1;
}
catch (BulkExportException e)
{
    Console.WriteLine(e.Message);
    return 2;
}
