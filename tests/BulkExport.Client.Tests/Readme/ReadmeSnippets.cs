using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace BulkExport.Client.Tests.Readme;

/// <summary>The C# snippets of the README. A test verifies that the README contains the code between the markers.</summary>
internal static class ReadmeSnippets
{
    public static async Task FirstCallAsync()
    {
        // <first-call>
        // TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN, or TWILIO_API_KEY with TWILIO_API_SECRET
        using var client = new BulkExportClient(BulkExportClientOptions.FromEnvironment());

        Job job = await client.Jobs.FetchAsync(JobSid.Parse("JS0123456789abcdef0123456789abcdef"));

        Console.WriteLine($"{job.ResourceType}, {job.StartDay} to {job.EndDay}: {job.DayCount} days");
        foreach (var bucket in job.Details)
        {
            Console.WriteLine($"{bucket.Status}: {bucket.Count}");
        }

        if (job.Details.GetDayCount(JobStatus.Failed) > 0)
        {
            Console.WriteLine($"Failed: {string.Join(", ", job.Details.GetDays(JobStatus.Failed))}");
        }

        await client.Jobs.DeleteAsync(job.JobSid);
        // </first-call>
    }

    public static async Task WaitAsync(IBulkExportClient client, JobSid jobSid)
    {
        // <wait>
        var progress = new Progress<Job>(job => Console.WriteLine($"{job.Summary.Pending} of {job.DayCount} pending"));
        using var timeout = new CancellationTokenSource(TimeSpan.FromHours(12));

        Job finished = await client.Jobs.WaitForCompletionAsync(jobSid, progress: progress, cancellationToken: timeout.Token);

        Console.WriteLine($"Completed: {finished.Summary.Completed}, failed: {finished.Summary.Failed}");
        // </wait>
    }

    public static async Task<ExportResult> ExportAsync(IBulkExportClient client, string directory)
    {
        // <readme-export>
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 7),
            FriendlyName = "First week of November",
        };
        ExportResult result = await client.ExportAsync(request, directory);

        foreach (ExportDayResult day in result.Days)
        {
            Console.WriteLine($"{day.Day}: {day.Status}, {day.File?.RecordCount ?? 0} records");
        }
        // </readme-export>
        return result;
    }

    public static async Task<SyncResult> SyncAsync(IBulkExportClient client, IExportStore store)
    {
        // <readme-sync>
        var request = new SyncRequest
        {
            ResourceTypes = [ResourceType.Messages, ResourceType.Calls],
            StartDay = new(2026, 1, 1),
            ReexportAfter = 7, // days: prices and final statuses arrive late
        };
        SyncResult result = await client.SyncAsync(request, store);

        Console.WriteLine($"Complete: {result.IsComplete}, oldest missing day: {result.OldestMissingDay}");
        // </readme-sync>
        return result;
    }

    public static async Task<decimal> ReadAsync(ExportResult result)
    {
        // <read>
        var total = 0m;
        foreach (ExportFile file in result.Files)
        {
            await foreach (MessageRecord message in new ExportFileReader(file).ReadRecordsAsync<MessageRecord>())
            {
                total += message.Price ?? 0;
            }
        }
        // </read>
        return total;
    }

    public static async Task SpreadAsync(IBulkExportClient client, string directory, int worker, int workers)
    {
        // <spread>
        await foreach (ExportedDay listed in client.Days.ListAsync(ResourceType.Messages))
        {
            if (listed.Day.DayNumber % workers == worker)
            {
                var path = $"{directory}/resource_type=Messages/day={listed.Day:yyyy-MM-dd}/Messages-{listed.Day:yyyy-MM-dd}.json.gz";
                await client.Days.DownloadAsync(ResourceType.Messages, listed.Day, path); // skips a complete file
            }
        }
        // </spread>
    }

    public static void Register(HostApplicationBuilder builder)
    {
        // <registration>
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        // </registration>
    }

    public static void RegisterKeyed(HostApplicationBuilder builder)
    {
        // <keyed>
        builder.Services.AddKeyedBulkExportClient("billing", builder.Configuration.GetSection("BulkExport:Billing"));
        builder.Services.AddKeyedBulkExportClient("support", builder.Configuration.GetSection("BulkExport:Support"));
        // </keyed>
    }

    public static async Task ExportAccountsAsync(HostApplicationBuilder builder, IBulkExportClientFactory factory, CreateJobRequest request)
    {
        // <factory>
        builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));

        foreach (string name in factory.GetNames())
        {
            await factory.CreateClient(name).ExportAsync(request, $"exports/{name}");
        }
        // </factory>
    }

    public static void RegisterWithProxy(HostApplicationBuilder builder)
    {
        // <proxy>
        builder
            .Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://proxy.internal:3128") });
        // </proxy>
    }

    public static async Task ErrorsAsync(IBulkExportClient client, JobSid jobSid)
    {
        // <errors>
        try
        {
            await client.Jobs.DeleteAsync(jobSid);
        }
        catch (BulkExportApiException e) when (e.ErrorCode == 20404)
        {
            Console.WriteLine("Nothing to delete."); // a finished job is removed after 7 days
        }
        catch (BulkExportException e)
        {
            Console.WriteLine(e.Message); // what failed, the status code, the error code, the request ID, and what to do
        }
        // </errors>
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

    public static async Task FakeClockAsync()
    {
        // <fake-clock>
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = clock });
        var timeProvider = new SimulatedTimeProvider(service, clock.Advance);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(timeProvider).AddBulkExportClient(service.CreateClientOptions());
        await using ServiceProvider provider = services.BuildServiceProvider();
        JobSid jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });
        service.Faults.Enqueue(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(20)));

        Job job = await timeProvider.AdvanceUntilCompletedAsync(provider.GetRequiredService<IJobsClient>().FetchAsync(jobSid));

        Assert.Equal(20, (service.Requests[1].ReceivedAt - service.Requests[0].ReceivedAt).TotalSeconds);
        Assert.Equal("Basic", service.Requests[1].Headers["Authorization"]); // the scheme; a request contains no secret
        // </fake-clock>
        Assert.Equal(jobSid, job.JobSid);
    }

    public static async Task<Job> MockingAsync(JobSid jobSid)
    {
        // <mocking>
        IJobsClient jobs = Substitute.For<IJobsClient>();
        jobs.FetchAsync(jobSid).Returns(new Job { JobSid = jobSid, Details = [new() { Status = JobStatus.Completed, Count = 7 }] });
        // </mocking>
        return await jobs.FetchAsync(jobSid);
    }
}
