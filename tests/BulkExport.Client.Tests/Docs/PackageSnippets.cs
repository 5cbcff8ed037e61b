using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippet of the README of <c>BulkExport.Client.Hosting</c>.</summary>
internal static class PackageSnippets
{
    public static void AddSync(IHostApplicationBuilder builder)
    {
        // <package-hosting>
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        builder.Services.AddBulkExportSync(options =>
        {
            options.Directory = "exports";
            options.Request.ResourceTypes = [ResourceType.Messages, ResourceType.Calls];
            options.Request.StartDay = new DateOnly(2026, 1, 1);
        });
        builder.Services.AddHealthChecks().AddBulkExportSync();
        // </package-hosting>
    }
}
