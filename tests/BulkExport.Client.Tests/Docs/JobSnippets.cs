using System.Text.Json;
using BulkExport.Client.Tests.Docs.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/jobs.md</c>.</summary>
internal abstract class JobSnippets : ProgramSnippets
{
    public static async Task<Job> FetchWithProgramAsync(string[] args)
    {
        // <jobs-client>
        // TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());
        JobSid jobSid = JobSid.Parse(args[0]); // dotnet run -- JS…
        CancellationToken cancellationToken = default; // or a token of your application
        // </jobs-client>
        return await client.Jobs.FetchAsync(jobSid, cancellationToken);
    }

    public static async Task<Job> CreateAsync(IBulkExportClient client, CancellationToken cancellationToken)
    {
        // <jobs-create>
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 7), // inclusive; at most two days before today (UTC)
            FriendlyName = "First week of November",
        };
        Job job = await client.Jobs.CreateAsync(request, cancellationToken);

        Console.WriteLine(job.JobSid); // persist it: it is all that you need to continue
        // </jobs-create>
        return job;
    }

    public static async Task FetchAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken)
    {
        // <jobs-fetch>
        Job job = await client.Jobs.FetchAsync(jobSid, cancellationToken);

        Console.WriteLine($"{job.ResourceType}, {job.StartDay:yyyy-MM-dd} to {job.EndDay:yyyy-MM-dd}: {job.DayCount} days");
        foreach (JobStatusBucket bucket in job.Details)
        {
            Console.WriteLine($"{bucket.Status}: {bucket.Count}");
        }

        if (job.Summary.Failed.Count > 0)
        {
            Console.WriteLine($"Failed: {string.Join(", ", job.Summary.Failed.Days.Select(day => $"{day:yyyy-MM-dd}"))}");
        }
        // </jobs-fetch>
    }

    public static async Task ListAsync(IBulkExportClient client, CancellationToken cancellationToken)
    {
        // <jobs-list>
        await foreach (Job job in client.Jobs.ListAsync(ResourceType.Messages, cancellationToken))
        {
            if (!job.IsFinished)
            {
                Console.WriteLine($"{job.JobSid}, {job.FriendlyName}: {job.Summary.Pending} pending");
            }
        }
        // </jobs-list>
    }

    public static async Task DeleteAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken)
    {
        // <jobs-delete>
        await client.Jobs.DeleteAsync(jobSid, cancellationToken);
        // </jobs-delete>
    }

    public static async Task WatchAsync(IBulkExportClient client, JobSid jobSid, CancellationToken cancellationToken)
    {
        // <jobs-watch>
        await foreach (Job job in client.Jobs.WatchAsync(jobSid, cancellationToken: cancellationToken))
        {
            Console.WriteLine($"{job.QueuePosition}: {job.Details}, expected {job.EstimatedCompletionTime:u}");
        }
        // </jobs-watch>
    }

    public static (ResourceType[] Types, string Label) UseValues(WebApplication app, IConfiguration configuration, MessageRecord message)
    {
        // <jobs-values>
        app.MapGet("/jobs", (ResourceType type, IJobsClient jobs) => jobs.ListAsync(type)); // /jobs?type=Messages

        ResourceType[] types = configuration.GetSection("Export:Types").Get<ResourceType[]>() ?? [];

        string label = message.Status.Value switch
        {
            MessageStatus.Names.Delivered or MessageStatus.Names.Read => "arrived",
            MessageStatus.Names.Undelivered or MessageStatus.Names.Failed => "lost",
            _ => "open",
        };
        // </jobs-values>
        return (types, label);
    }

    public static Job? RoundTrip(Job job)
    {
        // <jobs-serialize>
        string json = JsonSerializer.Serialize(job); // as the service sends it
        Job? copy = JsonSerializer.Deserialize<Job>(json);
        // </jobs-serialize>
        return copy;
    }
}
