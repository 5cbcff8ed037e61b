using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Readme;

/// <summary>The C# snippets of the README.</summary>
internal static class ReadmeSnippets
{
    public static async Task FirstCallAsync()
    {
        // <readme-first-call>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());

        JobSid jobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef"); // the SID of your job
        Job job = await client.Jobs.FetchAsync(jobSid);
        foreach (JobStatusBucket bucket in job.Details)
        {
            Console.WriteLine($"{bucket.Status}: {bucket.Count} of {job.DayCount} days");
        }
        // </readme-first-call>
    }

    public static async Task DeleteAsync(IBulkExportClient client, JobSid jobSid)
    {
        // <readme-delete>
        await client.Jobs.DeleteAsync(jobSid);
        // </readme-delete>
    }

    public static void Register(HostApplicationBuilder builder)
    {
        // <readme-registration>
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        // </readme-registration>
    }

    public static async Task<(ExportResult Result, decimal Total)> ExportAsync(IBulkExportClient client, string directory)
    {
        var total = 0m;
        // <readme-export>
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 7),
            FriendlyName = "First week of November",
        };
        ExportResult result = await client.ExportAsync(request, directory);

        foreach (ExportFile file in result.Files)
        {
            await foreach (MessageRecord message in new ExportFileReader(file).ReadRecordsAsync<MessageRecord>())
            {
                total += message.Price ?? 0;
            }
        }
        // </readme-export>
        return (result, total);
    }

    public static async Task<SyncResult> SyncAsync(IBulkExportClient client, string directory)
    {
        // <readme-sync>
        var request = new SyncRequest { ResourceTypes = [ResourceType.Messages, ResourceType.Calls], StartDay = new(2026, 11, 1) };
        SyncResult result = await client.SyncAsync(request, directory);
        // </readme-sync>
        return result;
    }

    public static async Task WaitAsync(IBulkExportClient client, JobSid jobSid)
    {
        // <readme-wait>
        var progress = new Progress<Job>(job => Console.WriteLine($"{job.Summary.Pending.Count} of {job.DayCount} days pending"));
        Job finished = await client.Jobs.WaitForCompletionAsync(jobSid, progress: progress);
        Console.WriteLine($"Completed: {finished.Summary.Completed}, failed: {finished.Summary.Failed}");
        // </readme-wait>
    }

    public static async Task TestingAsync()
    {
        // <readme-testing>
        await using var service = SimulatedBulkExport.Start();
        JobSid jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });
        service.Faults.Enqueue(2, Fault.Status(HttpStatusCode.ServiceUnavailable));

        using var client = new BulkExportClient(service.CreateClientOptions());
        Job job = await client.Jobs.FetchAsync(jobSid);

        Assert.Equal(7, job.DayCount);
        Assert.Equal(3, service.Requests.Count); // two error responses and a successful one
        // </readme-testing>
    }
}
