using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using BulkExport.Client;
using BulkExport.Client.AotSmoke;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// Does every thing of the library once, compiled ahead of time, and exits with 1 on a wrong answer.
const string Sid = "JS0123456789abcdef0123456789abcdef";
const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const string JobJson =
    $$"""{"job_sid":"{{Sid}}","start_day":"2020-07-01","end_day":"2020-07-03","details":[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Submitted","count":1,"days":null}],"job_queue_position":"1"}""";
const string NotFound = """{"code":20404,"message":"Not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}""";

var failures = 0;

await CheckAsync(
    "a client without a container fetches and deletes, repeating a 503",
    async () =>
    {
        using var service = new LoopbackService().Answers(503, "").Answers(200, JobJson).Answers(204, "");
        var serving = service.ServeAsync();
        using var client = new BulkExportClient(Options(service.BaseAddress));
        var job = await client.Jobs.FetchAsync(JobSid.Parse(Sid));
        await client.Jobs.DeleteAsync(job.JobSid);
        await serving;
        return job.Details.GetCount(JobStatus.Completed) == 2
            && job.DayCount == 3
            && service.Requests[2] == $"DELETE /v1/Exports/Jobs/{Sid} HTTP/1.1";
    }
);

await CheckAsync(
    "jobs are created, listed and waited for, and the configuration is set",
    async () =>
    {
        using var service = new LoopbackService()
            .Answers(201, JobJson)
            .Answers(200, $$"""{"jobs":[{{JobJson}}],"meta":{"next_page_url":null} }""")
            .Answers(200, JobJson.Replace("Submitted", "Failed", StringComparison.Ordinal))
            .Answers(200, """{"enabled":true}""");
        var serving = service.ServeAsync();
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
        await serving;
        return listed is [var only] && only == created && finished.Summary.Failed.Count == 1 && configuration.Enabled;
    }
);

await CheckAsync(
    "a whole job comes to a folder, and its records are read",
    async () =>
    {
        var folder = Directory.CreateTempSubdirectory("bulkexport-smoke-").FullName;
        const string Finished =
            $$"""{"job_sid":"{{Sid}}","resource_type":"Messages","start_day":"2020-07-01","end_day":"2020-07-01","details":[{"status":"Completed","count":1,"days":null}]}""";
        var file = Gzip(
            """{"sid":"SM1","price":"-0.00750","date_sent":"2020-07-26T22:21:20Z","num_segments":1}""" + "\n" + """{"sid":"SM2"}"""
        );
        using var service = new LoopbackService()
            .Answers(200, Finished)
            .Answers(200, $$"""{"days":[{"day":"2020-07-01","size":{{file.Length}} }],"meta":{} }""")
            .Answers(307, """{"redirect_to":"{base}file"}""")
            .Answers(200, file)
            .Answers(307, """{"redirect_to":"{base}file"}""")
            .Answers(200, file);
        var serving = service.ServeAsync();
        using var client = new BulkExportClient(Options(service.BaseAddress));
        var result = await client.DownloadJobAsync(JobSid.Parse(Sid), folder);
        var records = await new ExportFileReader(result.Files.Single().Path).ReadRecordsAsync<MessageRecord>().ToListAsync();
        var own = await client
            .Days.ReadRecordsAsync(ResourceType.Messages, new(2020, 7, 1), SmokeJsonContext.Default.OwnMessage)
            .ToListAsync();
        await serving;
        Directory.Delete(folder, recursive: true);
        return result.IsComplete
            && records.Sum(record => record.Price) == -0.00750m
            && records[1].Sid.Value == "SM2"
            && own[1].Sid == "SM2";
    }
);

await CheckAsync(
    "a client from a container, configured by a section, reads a refusal",
    async () =>
    {
        using var service = new LoopbackService().Answers(404, NotFound);
        var serving = service.ServeAsync();
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
            await serving;
            return e is { StatusCode: HttpStatusCode.NotFound, ErrorCode: 20404, MoreInfo: not null };
        }
    }
);

await CheckAsync(
    "wrong options are refused with the settings named",
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
    "a keyed client is found by its key",
    () =>
    {
        var services = new ServiceCollection();
        services.AddKeyedBulkExportClient("eu", options => (options.AccountSid, options.AuthToken) = (AccountSid, "token"));
        using var provider = services.BuildServiceProvider();
        return Task.FromResult(provider.GetRequiredKeyedService<IBulkExportClient>("eu").Jobs is not null);
    }
);

await CheckAsync(
    "a job in the caller's own type goes through source-generated JSON",
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

async Task CheckAsync(string what, Func<Task<bool>> check)
{
    var right = await check();
    failures += right ? 0 : 1;
    Console.WriteLine($"{(right ? "ok   " : "WRONG")} {what}");
}

static BulkExportClientOptions Options(Uri baseAddress) =>
    new()
    {
        AccountSid = AccountSid,
        AuthToken = "token",
        BaseAddress = baseAddress,
    };

static byte[] Gzip(string text)
{
    using var compressed = new MemoryStream();
    using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
    {
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }

    return compressed.ToArray();
}
