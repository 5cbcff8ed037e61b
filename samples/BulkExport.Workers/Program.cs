using BulkExport.Client;
using BulkExport.Workers;
using Hangfire;
using Npgsql;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
await using NpgsqlDataSource? dataSource = await PostgreSql.TryOpenAsync(builder.Configuration.GetConnectionString("Hangfire"));
if (dataSource is null)
{
    return 1;
}

await using var simulation = Simulation.StartIfNoAccounts(builder.Configuration);
builder.Services.AddOptions<WorkerOptions>().BindConfiguration("Workers").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddBulkExportClients(builder.Configuration.GetSection("BulkExport:Accounts"));
builder.Services.AddSingleton<IExportStore>(provider => new DirectoryExportStore(provider.GetWorkerOptions().Directory));
builder.Services.AddSingleton(dataSource);
builder.Services.AddSingleton<AccountExports>().AddSingleton<AccountLimiter>();
builder.Services.AddHangfire((provider, configuration) => configuration.UsePostgreSql(provider));
builder.Services.AddHostedService<RecurringPlans>();
builder.Services.AddHangfireServer(
    (provider, options) =>
    {
        options.WorkerCount = provider.GetWorkerOptions().WorkerCount;
        options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
    }
);

WebApplication app = builder.Build();
app.MapHangfireDashboard("/hangfire"); // accessible from this machine only
app.MapGet("/", () => Results.Redirect("/hangfire"));
await app.RunAsync();
return 0;
