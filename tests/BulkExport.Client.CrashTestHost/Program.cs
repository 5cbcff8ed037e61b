using System.Globalization;
using BulkExport.Client;

if (args[0] == "race")
{
    return await DocumentRace.RunAsync(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
}

// Runs one export in a separate process, which tests terminate. Arguments: base address, account SID, auth token, directory, start day, end day, and
// optionally the SID of a job to download instead. Exits with 0 if the export is complete.
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
var options = new ExportOptions
{
    Polling = new JobPollingOptions { InitialInterval = TimeSpan.FromSeconds(1) },
    MaxJobListingDelay = TimeSpan.FromSeconds(2), // the simulated service lists a job at once
};
try
{
    var result =
        args.Length > 6
            ? await client.DownloadJobAsync(JobSid.Parse(args[6]), args[3], options)
            : await client.ExportAsync(request, args[3], options);
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
