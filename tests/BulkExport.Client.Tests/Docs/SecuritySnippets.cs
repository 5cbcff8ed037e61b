using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/security.md</c>.</summary>
internal static class SecuritySnippets
{
    public static void AddClient(IHostApplicationBuilder builder)
    {
        // <security-secrets>
        // a file per setting, such as /run/secrets/BulkExport__ApiKeySecret
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Services.AddBulkExportClient(builder.Configuration.GetSection("BulkExport"));
        // </security-secrets>
    }
}
