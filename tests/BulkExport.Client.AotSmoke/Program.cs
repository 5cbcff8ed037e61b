using System.Net;
using System.Text.Json;
using BulkExport.Client;
using BulkExport.Client.AotSmoke;
using BulkExport.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// Exercises every operation of the library once after publishing with Native AOT. Exits with code 1 if a result is incorrect.
const string Sid = "JS0123456789abcdef0123456789abcdef";
const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const string JobJson =
    $$"""{"job_sid":"{{Sid}}","start_day":"2020-07-01","end_day":"2020-07-03","details":[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Submitted","count":1,"days":null}],"job_queue_position":"1"}""";
const string NotFound = """{"code":20404,"message":"Not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}""";

var failures = 0;

await CheckAsync(
    "a client without a container fetches a job with a retry after 503, and deletes it",
    async () =>
    {
        await using var service = new RawServer(RawServer.Respond(503, ""), RawServer.Respond(200, JobJson), RawServer.Respond(204, ""));
        using var client = new BulkExportClient(Options(service.BaseAddress));
        var job = await client.Jobs.FetchAsync(JobSid.Parse(Sid));
        await client.Jobs.DeleteAsync(job.JobSid);
        return job.Details.GetDayCount(JobStatus.Completed) == 2
            && job.DayCount == 3
            && service.Requests.Count == 3
            && service.Requests.Last() == $"DELETE /v1/Exports/Jobs/{Sid} HTTP/1.1";
    }
);

await CheckAsync("a factory creates clients of a configuration section", FactoryChecks.VerifyAsync);

await CheckAsync("a hosted service synchronizes a store, and a health check reports it", SyncChecks.VerifyAsync);

await CheckAsync("values are parsed, converted and used as JSON property names", () => Task.FromResult(ValueChecks.Verify()));

await CheckAsync(
    "jobs are created, listed, and polled to completion, and the configuration is updated",
    async () =>
    {
        await using var service = new RawServer(
            RawServer.Respond(201, JobJson),
            RawServer.Respond(200, $$"""{"jobs":[{{JobJson}}],"meta":{"next_page_url":null} }"""),
            RawServer.Respond(200, JobJson.Replace("Submitted", "Failed", StringComparison.Ordinal)),
            RawServer.Respond(200, """{"enabled":true}""")
        );
        using var client = new BulkExportClient(Options(service.BaseAddress));
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2020, 7, 1),
            EndDay = new(2020, 7, 3),
            FriendlyName = "July",
        };
        var created = await client.Jobs.CreateAsync(request);
        var listed = await client.Jobs.ListAsync(ResourceType.Messages).ToListAsync();
        var finished = await client.Jobs.WaitForCompletionAsync(created.JobSid);
        var configuration = await client.Configuration.UpdateAsync(ResourceType.Messages, new() { Enabled = true });
        return listed is [var only]
            && only == created
            && finished.Summary.Failed.Count == 1
            && configuration.Enabled
            && service.Requests.Count == 4;
    }
);

await CheckAsync(
    "a job is downloaded to a directory, and its records are read",
    async () =>
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-smoke-").FullName;
        const string Finished =
            $$"""{"job_sid":"{{Sid}}","resource_type":"Messages","start_day":"2020-07-01","end_day":"2020-07-01","details":[{"status":"Completed","count":1,"days":null}]}""";
        var file = GzipData.Compress(
            """{"sid":"SM1","price":"-0.00750","date_sent":"2020-07-26T22:21:20Z","num_segments":1}""" + "\n" + """{"sid":"SM2"}"""
        );
        await using var service = new RawServer(
            RawServer.Respond(200, Finished),
            RawServer.Respond(200, $$"""{"days":[{"day":"2020-07-01","size":{{file.Length}} }],"meta":{} }""")
        )
            .Then(Redirect)
            .Then(_ => RawServer.Respond(file))
            .Then(Redirect)
            .Then(_ => RawServer.Respond(file));
        using var client = new BulkExportClient(Options(service.BaseAddress));
        var result = await client.DownloadJobAsync(JobSid.Parse(Sid), directory);
        var records = await new ExportFileReader(result.Files.Single().Path).ReadRecordsAsync<MessageRecord>().ToListAsync();
        var customRecords = await client
            .Days.ReadRecordsAsync(ResourceType.Messages, new(2020, 7, 1), SmokeJsonContext.Default.CustomMessage)
            .ToListAsync();
        Directory.Delete(directory, recursive: true);
        return result.IsComplete
            && service.Requests.Count == 6
            && records.Sum(record => record.Price) == -0.00750m
            && records[1].Sid.Value == "SM2"
            && customRecords[1].Sid == "SM2";
    }
);

await CheckAsync(
    "a client from a container with a configuration section throws on an error response",
    async () =>
    {
        await using var service = new RawServer(RawServer.Respond(404, NotFound));
        var host = Host.CreateEmptyApplicationBuilder(settings: null);
        host.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["BulkExport:AccountSid"] = AccountSid,
                ["BulkExport:AuthToken"] = "token",
                ["BulkExport:BaseAddress"] = service.BaseAddress.ToString(),
                ["BulkExport:AttemptTimeout"] = "00:00:05",
            }
        );
        host.Services.AddBulkExportClient(host.Configuration.GetSection("BulkExport"));
        using var app = host.Build();
        try
        {
            await app.Services.GetRequiredService<IJobsClient>().FetchAsync(JobSid.Parse(Sid));
            return false;
        }
        catch (BulkExportApiException e)
        {
            return e is { StatusCode: HttpStatusCode.NotFound, ErrorCode: 20404, MoreInfo: not null };
        }
    }
);

await CheckAsync(
    "validation of invalid options names the settings",
    () =>
    {
        try
        {
            new BulkExportClient(new BulkExportClientOptions { AccountSid = "AC1", TotalRequestTimeout = TimeSpan.Zero }).Dispose();
            return Task.FromResult(false);
        }
        catch (OptionsValidationException e)
        {
            return Task.FromResult(
                e.Message.Contains("AccountSid") && e.Message.Contains("AuthToken") && e.Message.Contains("TotalRequestTimeout")
            );
        }
    }
);

await CheckAsync(
    "a keyed client is resolved by its key",
    () =>
    {
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient("eu", options => (options.AccountSid, options.AuthToken) = (AccountSid, "token"));
        using var provider = services.BuildServiceProvider();
        return Task.FromResult(provider.GetRequiredKeyedService<IBulkExportClient>("eu").Jobs is not null);
    }
);

await CheckAsync(
    "a custom type with a job is serialized with source-generated JSON",
    () =>
    {
        var stored = new StoredJob(
            JobSid.Parse(Sid),
            new Job
            {
                JobSid = JobSid.Parse(Sid),
                StartDay = new DateOnly(2020, 7, 1),
                EndDay = new DateOnly(2020, 7, 1),
                Details = [new() { Status = JobStatus.Completed, Count = 1 }],
            }
        );
        var json = JsonSerializer.Serialize(stored, SmokeJsonContext.Default.StoredJob);
        return Task.FromResult(JsonSerializer.Deserialize(json, SmokeJsonContext.Default.StoredJob) == stored && stored.Job.IsFinished);
    }
);

return failures == 0 ? 0 : 1;

async Task CheckAsync(string name, Func<Task<bool>> check)
{
    var passed = await check();
    failures += passed ? 0 : 1;
    Console.WriteLine($"{(passed ? "passed" : "FAILED")} {name}");
}

static BulkExportClientOptions Options(Uri baseAddress) =>
    new()
    {
        AccountSid = AccountSid,
        AuthToken = "token",
        BaseAddress = baseAddress,
    };

static RawServer.RequestHandler Redirect(RawServer server) => RawServer.Respond(307, $$"""{"redirect_to":"{{server.BaseAddress}}file"}""");
