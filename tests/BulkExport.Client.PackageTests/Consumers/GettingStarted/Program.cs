// <getting-started-export>
using BulkExport.Client;

using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
var lastDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2); // the latest day that can be exported
var request = new CreateJobRequest
{
    ResourceType = ResourceType.Messages,
    StartDay = lastDay.AddDays(-2),
    EndDay = lastDay,
    FriendlyName = "Getting started",
};
ExportResult result = await client.ExportAsync(request, "exports");
foreach (Job requested in result.Jobs)
{
    Console.WriteLine($"Job {requested.JobSid}");
}

foreach (ExportDayResult day in result.Days)
{
    Console.WriteLine($"{day.Day:yyyy-MM-dd}: {day.Status}, {day.File?.RecordCount ?? 0} records");
}

// </getting-started-export>

// <getting-started-read>
var messages = 0;
var price = 0m;
foreach (ExportFile file in result.Files)
{
    await foreach (MessageRecord message in new ExportFileReader(file).ReadRecordsAsync<MessageRecord>())
    {
        messages++;
        price += message.Price ?? 0;
    }
}

Console.WriteLine($"{messages} messages, {price} in total");

// </getting-started-read>

// <getting-started-fetch>
JobSid jobSid = JobSid.Parse(args[0]);
Job job = await client.Jobs.FetchAsync(jobSid);
Console.WriteLine($"{job.ResourceType}, {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}: {job.Summary.Completed} completed");

// </getting-started-fetch>

// <getting-started-delete>
await client.Jobs.DeleteAsync(jobSid);
Console.WriteLine($"Deleted {jobSid}");
// </getting-started-delete>
