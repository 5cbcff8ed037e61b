using System.Globalization;
using AotApi;
using BulkExport.Client;

// <di-aot>
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AppJson.Default));
builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));

// </di-aot>
builder.Services.AddKeyedBulkExportClient("b", builder.Configuration.GetSection("BulkExport"));
builder.Services.AddBulkExportWebhooks();

var app = builder.Build();
app.MapGet("/jobs/{sid}", (JobSid sid, IJobsClient jobs, CancellationToken ct) => jobs.FetchAsync(sid, ct));
app.MapGet("/jobs", (ResourceType type, [FromKeyedServices("b")] IJobsClient jobs, CancellationToken ct) => jobs.ListAsync(type, ct));
app.MapPost(
    "/export",
    async (ResourceType type, DateOnly day, IBulkExportClient client, CancellationToken ct) =>
    {
        var request = new CreateJobRequest
        {
            ResourceType = type,
            StartDay = day,
            EndDay = day,
            FriendlyName = "aot",
        };
        var options = new ExportOptions { Polling = new() { InitialInterval = TimeSpan.FromSeconds(1) } };
        var result = await client.ExportAsync(request, "exports", options, cancellationToken: ct);
        var (records, total) = (0, 0m);
        foreach (var file in result.Files)
        {
            await foreach (var message in new ExportFileReader(file).ReadRecordsAsync<MessageRecord>(cancellationToken: ct))
            {
                records++;
                total += message.Price ?? 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{result.IsComplete} {records} {total}");
    }
);
app.MapBulkExportWebhook(
    "/hook",
    (job, _, _) =>
    {
        Console.WriteLine($"handled {job.JobSid}");
        return Task.CompletedTask;
    },
    options =>
    {
        options.ClientKey = "b";
        options.Store = new DirectoryExportStore("exports");
    }
);
app.Run();
