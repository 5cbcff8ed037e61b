using BulkExport.Client;
using JobsApi;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddUserSecrets<Program>(optional: true);
builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<BulkExportExceptionHandler>();
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false); // 400 for an invalid value in Development, too
builder.Services.AddOpenApi();

// <telemetry-opentelemetry>
builder
    .Services.AddOpenTelemetry()
    .WithTracing(tracing =>
        tracing
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddSource(BulkExportTelemetry.ActivitySourceName)
            .AddConsoleExporter()
    )
    .WithMetrics(metrics =>
        metrics.AddHttpClientInstrumentation().AddMeter(BulkExportTelemetry.MeterName).AddMeter("Polly").AddConsoleExporter()
    );

// </telemetry-opentelemetry>

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOpenApi();

// <di-api>
app.MapGet("/jobs/{jobSid}", (JobSid jobSid, IJobsClient jobs, CancellationToken ct) => jobs.FetchAsync(jobSid, ct));

// </di-api>
app.MapGet(
    "/jobs/{jobSid}/progress",
    async (JobSid jobSid, IJobsClient jobs, CancellationToken ct) => JobResponse.Create(await jobs.FetchAsync(jobSid, ct))
);
app.MapDelete(
    "/jobs/{jobSid}",
    async (JobSid jobSid, IJobsClient jobs, CancellationToken ct) =>
    {
        await jobs.DeleteAsync(jobSid, ct);
        return Results.NoContent();
    }
);
app.MapGet(
    "/jobs",
    (ResourceType type, IJobsClient jobs, CancellationToken ct) => jobs.ListAsync(type, ct).ToListAsync(ct) // buffered: an error is a problem document
);

// <di-api-stream>
app.MapGet("/stream", (ResourceType type, IJobsClient jobs, CancellationToken ct) => jobs.ListAsync(type, ct));

// </di-api-stream>
app.MapPost(
    "/jobs/{jobSid}/wait",
    (JobSid jobSid, IJobsClient jobs, CancellationToken ct) =>
        jobs.WaitForCompletionAsync(jobSid, new JobPollingOptions { Timeout = TimeSpan.FromSeconds(2) }, cancellationToken: ct)
);
app.MapGet(
    "/counts",
    async (IConfiguration configuration, IJobsClient jobs, CancellationToken ct) =>
    {
        var counts = new Dictionary<ResourceType, int>();
        foreach (var type in configuration.GetSection("Jobs:Types").Get<ResourceType[]>() ?? [.. ResourceType.All])
        {
            counts[type] = await jobs.ListAsync(type, ct).CountAsync(ct);
        }

        return counts;
    }
);
app.MapGet(
    "/pinned",
    (IConfiguration configuration, IJobsClient jobs, CancellationToken ct) =>
        jobs.FetchAsync(configuration.GetValue<JobSid>("Jobs:Pinned"), ct)
);
app.Run();
