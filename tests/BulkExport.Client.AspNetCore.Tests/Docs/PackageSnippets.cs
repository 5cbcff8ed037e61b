using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>The C# snippet of the README of <c>BulkExport.Client.AspNetCore</c>.</summary>
internal static class PackageSnippets
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        // <package-aspnetcore>
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportWebhooks();

        WebApplication app = builder.Build();
        app.MapBulkExportWebhook(
            "/hooks/bulkexport",
            async (job, services, cancellationToken) =>
            {
                var client = services.GetRequiredService<IBulkExportClient>();
                ExportResult result = await client.DownloadJobAsync(job.JobSid, "exports", cancellationToken: cancellationToken);
                if (result.Days.FirstOrDefault(day => day.Status == ExportDayStatus.DownloadFailed) is { Error: { } error })
                {
                    throw error; // the handler is called again
                }
            },
            options => options.Store = new DirectoryExportStore("exports")
        );
        // </package-aspnetcore>
        return app;
    }
}
