// <jobs-wait>
using BulkExport.Client;

// TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
JobSid jobSid = JobSid.Parse(args[0]);
var progress = new Progress<Job>(job => Console.WriteLine($"{job.Summary.Pending.Count} of {job.DayCount} days pending"));
var options = new JobPollingOptions { Timeout = TimeSpan.FromHours(12) };
try
{
    Job job = await client.Jobs.WaitForCompletionAsync(jobSid, options, progress);
    Console.WriteLine($"Completed: {job.Summary.Completed}, empty: {job.Summary.Empty}, failed: {job.Summary.Failed}");
    return 0;
}
catch (JobWaitException e)
{
    Console.Error.WriteLine(e.Message); // the job continues; run the program again to resume
    return 1;
}
// </jobs-wait>
