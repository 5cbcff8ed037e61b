using BulkExport.Client;
using Consumer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using BulkExportClientOptions = Consumer.BulkExportClientOptions;

// Runs the snippets of the README and of docs/ against the specified address, with the specified directory.
BulkExportClientOptions.Address = new Uri(args[0]);
var directory = args[1];
var jobSid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");
var options = BulkExportClientOptions.FromEnvironment();
using var client = new BulkExportClient(options);

await Snippets.WaitAsync(client, jobSid);

var (result, total) = await Snippets.ExportAsync(client, directory);
Console.WriteLine($"Records: {string.Join(' ', result.Files.Select(file => file.RecordCount))}");
Console.WriteLine($"Total: {total}");

var builder = Host.CreateEmptyApplicationBuilder(settings: null);
foreach (var section in new[] { "BulkExport", "BulkExport:Billing", "BulkExport:Support" })
{
    builder.Configuration[$"{section}:AccountSid"] = options.AccountSid;
    builder.Configuration[$"{section}:AuthToken"] = options.AuthToken;
    builder.Configuration[$"{section}:BaseAddress"] = args[0];
}

Snippets.Register(builder);
Snippets.RegisterKeyed(builder);
builder.Services.AddSingleton<ISidStore>(new SidStore(jobSid));
builder.Services.AddHostedService<ExportMonitor>();
using (var host = builder.Build())
{
    await host.StartAsync();
    await host.Services.GetServices<IHostedService>().OfType<ExportMonitor>().Single().ExecuteTask!;
    foreach (var key in new[] { "billing", "support" })
    {
        var job = await host.Services.GetRequiredKeyedService<IBulkExportClient>(key).Jobs.FetchAsync(jobSid);
        Console.WriteLine($"{key}: {job.DayCount} days");
    }

    await host.StopAsync();
}

WebProxy.Address = options.BaseAddress;
var proxied = Host.CreateEmptyApplicationBuilder(settings: null);
proxied.Configuration["BulkExport:AccountSid"] = options.AccountSid;
proxied.Configuration["BulkExport:AuthToken"] = options.AuthToken;
proxied.Configuration["BulkExport:BaseAddress"] = "https://127.0.0.1:1/"; // no server listens there, so only a proxy can respond
proxied.Configuration["BulkExport:MaxRetryAttempts"] = "0";
Snippets.RegisterWithProxy(proxied);
using (var host = proxied.Build())
{
    try
    {
        await host.Services.GetRequiredService<IJobsClient>().FetchAsync(jobSid);
    }
    catch (BulkExportConnectionException e) when (e.InnerException is HttpRequestException { HttpRequestError: var error })
    {
        Console.WriteLine($"Through proxy {WebProxy.Wanted}: {error}"); // the simulated service does not support CONNECT
    }
}

await Snippets.FirstCallAsync();
await Snippets.DeleteAsync(client, jobSid);
await Snippets.ErrorsAsync(client, jobSid);
