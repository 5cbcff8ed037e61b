using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/errors.md</c>.</summary>
internal static class ErrorSnippets
{
    public static async Task DeleteAsync(IBulkExportClient client, JobSid jobSid)
    {
        // <errors-handle>
        try
        {
            await client.Jobs.DeleteAsync(jobSid);
        }
        catch (BulkExportApiException e) when (e.ErrorCode == 20404)
        {
            Console.WriteLine("Nothing to delete."); // a finished job is removed after 7 days
        }
        catch (BulkExportException e)
        {
            Console.WriteLine(e.Message); // what failed, the status code, the error code, the request ID, and what to do
        }
        // </errors-handle>
    }

    public static async Task<ExportResult?> ExportAsync(
        IBulkExportClient client,
        CreateJobRequest request,
        IExportStore store,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        // <errors-transient>
        try
        {
            return await client.ExportAsync(request, store, cancellationToken: cancellationToken);
        }
        catch (BulkExportException e) when (e.IsTransient)
        {
            logger.LogWarning(e, "The export did not finish."); // the next run resumes it
            return null;
        }
        // </errors-transient>
    }

    public static void Configure(IServiceCollection services)
    {
        // <errors-options>
        services.Configure<BulkExportClientOptions>(options =>
        {
            options.MaxRetryAttempts = 6;
            options.AttemptTimeout = TimeSpan.FromSeconds(20);
            options.TotalRequestTimeout = TimeSpan.FromMinutes(3);
        });
        // </errors-options>
    }
}
