using System.Globalization;
using BulkExport.Client;
using BulkExport.TestSupport;

if (args[0] == "race")
{
    return await DocumentRace.RunAsync(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
}

if (args[0] == "errors")
{
    return await ErrorAssemblies.RunAsync(
        new BulkExportClientOptions
        {
            BaseAddress = new Uri(args[1]),
            AccountSid = args[2],
            AuthToken = args[3],
        },
        int.Parse(args[4], CultureInfo.InvariantCulture)
    );
}

if (args[0] == "sync")
{
    return await SyncRun.RunAsync(args[1], args[2], args[3], args[4], args[5], int.Parse(args[6], CultureInfo.InvariantCulture));
}

// Runs one export in a separate process that tests can kill. Arguments: base address, account SID, auth token, directory, start day, end day, and
// optionally the SID of an existing job to download. The exit code is 0 if the export is complete, 1 if days are missing, and 2 if it failed.
// The clock is that of the test if the test serves one.
using var clock = RemoteTimeProvider.FromEnvironment();
using var client = new BulkExportClient(
    new BulkExportClientOptions
    {
        BaseAddress = new Uri(args[0]),
        AccountSid = args[1],
        AuthToken = args[2],
        AttemptTimeout = TimeSpan.FromMilliseconds(500), // the service stalls some responses
        DownloadIdleTimeout = TimeSpan.FromMilliseconds(500),
    },
    clock
);
var request = new CreateJobRequest
{
    ResourceType = ResourceType.Messages,
    StartDay = DateOnly.ParseExact(args[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
    EndDay = DateOnly.ParseExact(args[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
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
