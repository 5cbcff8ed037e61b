using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Shows a job as JSON, or as a table in a terminal; otherwise, as lines.</summary>
internal static class JobView
{
    public static void Show(Job job, CliEnvironment environment)
    {
        if (environment.Json is { } json)
        {
            json.Write(JobDocument.Create(job), CliJsonContext.Relaxed.JobDocument);
        }
        else if (environment.IsOutputTerminal)
        {
            environment.Screen.Write(JobDetailView.Create(job, environment.TimeProvider.GetUtcNow()));
        }
        else
        {
            JobDetailWriter.Write(job, environment.Output);
        }
    }
}
