using System.Globalization;
using BulkExport.Client;
using BulkExport.Client.CloudExportHost;

// Runs one export to a store in a separate process that tests can kill. Arguments: base address, account SID, auth token, kind, endpoint and container of
// the store, start day, end day, and optionally the SID of an existing job to download. The exit code is 0 if the export is complete, 1 if days are
// missing, and 2 if it failed.
using var client = new BulkExportClient(
    new BulkExportClientOptions
    {
        BaseAddress = new Uri(args[0]),
        AccountSid = args[1],
        AuthToken = args[2],
    }
);
var store = CloudStore.Create(Enum.Parse<CloudStoreKind>(args[3]), new Uri(args[4]), args[5]);
var request = new CreateJobRequest
{
    ResourceType = ResourceType.Messages,
    StartDay = DateOnly.ParseExact(args[6], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    EndDay = DateOnly.ParseExact(args[7], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    FriendlyName = "Crash test",
};
var options = new ExportOptions
{
    Polling = new JobPollingOptions { InitialInterval = TimeSpan.FromSeconds(1) },
    MaxJobListingDelay = TimeSpan.FromSeconds(5), // longer than a request takes; the simulated service lists new jobs immediately
};
try
{
    var result =
        args.Length > 8
            ? await client.DownloadJobAsync(JobSid.Parse(args[8]), store, options)
            : await client.ExportAsync(request, store, options);
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
