using System.Net;
using Accounts;
using BulkExport.Client;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Options;
using Polly;

// Two accounts behind a proxy, of which one rotates its Auth Token. Writes its files to the specified directory.
var directory = args[0];
await using var billing = SimulatedBulkExport.Start();
await using var support = SimulatedBulkExport.Start();
var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-3);
var billingJob = billing.Jobs.Add(
    new SimulatedJob
    {
        StartDay = day,
        EndDay = day,
        Age = TimeSpan.FromHours(1),
    }
);
await using var gateway = await TlsGateway.StartAsync(
    new() { ["billing.test"] = billing.BaseAddress, ["support.test"] = support.BaseAddress }
);
using var proxy = new MiniProxy(gateway.Port);

var secrets = new SecretsFile(Path.Combine(directory, "secrets.json"), billing, support);
secrets.Write(billingToken: "00000000000000000000000000000000"); // the old token

var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration.AddJsonFile(secrets.Path, optional: false, reloadOnChange: true);
builder.Logging.ClearProviders();
builder.Services.AddTransient<TeamHeader>().AddTransient<DownloadLog>();
foreach (var account in new[] { "Billing", "Support" })
{
    builder
        .Services.AddKeyedBulkExportClient(account, builder.Configuration.GetSection($"BulkExport:{account}"))
        .ConfigurePrimaryHttpMessageHandler(() =>
            new SocketsHttpHandler { Proxy = new WebProxy(proxy.Address), SslOptions = gateway.SslOptions }
        )
        .AddHttpMessageHandler<TeamHeader>()
        .ConfigureDownloadHttpClient(downloads => downloads.AddHttpMessageHandler<DownloadLog>())
        .AddResilienceHandler("bulkhead", pipeline => pipeline.AddConcurrencyLimiter(permitLimit: 2, queueLimit: 0));
}

await using var app = builder.Build();
await app.StartAsync();
var client = app.Services.GetRequiredKeyedService<IBulkExportClient>("Billing");

await TryAsync("old token", ListAsync);

var reloaded = new TaskCompletionSource();
using (app.Services.GetRequiredService<IOptionsMonitor<BulkExportClientOptions>>().OnChange(OnOptionsChanged))
{
    secrets.Write(billing.AuthToken);
    await reloaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
}

await TryAsync("new token", ListAsync);
await TryAsync("20 calls through a bulkhead of 2", () => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ListAsync())));
await TryAsync("export", ExportAsync);
await TryAsync(
    "support",
    () => app.Services.GetRequiredKeyedService<IJobsClient>("Support").ListAsync(ResourceType.Messages).CountAsync().AsTask()
);
Console.WriteLine($"team: {string.Join(", ", billing.Requests.Select(GetTeam).Distinct())}");
Console.WriteLine($"through the proxy: {string.Join(", ", proxy.Targets)}");
await app.StopAsync();

void OnOptionsChanged(BulkExportClientOptions options, string? name)
{
    if (options.AuthToken == billing.AuthToken)
    {
        reloaded.TrySetResult();
    }
}

async Task ListAsync() => Console.WriteLine($"jobs: {await client.Jobs.ListAsync(ResourceType.Messages).CountAsync()}");

async Task ExportAsync()
{
    ExportResult result = await client.DownloadJobAsync(billingJob, Path.Combine(directory, "exports"));
    Console.WriteLine($"missing: {result.MissingDays.Count()} of {result.Days.Count}");
}

static string GetTeam(ReceivedRequest request) =>
    $"{(request.IsFileRequest ? "file" : "API")} {request.Headers.GetValueOrDefault("X-Team", "none")}";

static async Task TryAsync(string what, Func<Task> call)
{
    try
    {
        await call();
        Console.WriteLine($"{what}: OK");
    }
    catch (Exception e)
    {
        Console.WriteLine($"{what}: {e.GetType().Name}: {e.Message}");
    }
}
