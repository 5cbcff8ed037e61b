using Nightly;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
builder.Services.AddOptions<NightlyOptions>().BindConfiguration("Nightly");
builder.Services.AddHostedService<NightlyExport>();
builder.Build().Run();
