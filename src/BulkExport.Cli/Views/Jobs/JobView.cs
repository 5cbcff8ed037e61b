using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Views.Jobs;

/// <summary>Shows a job as a table in a terminal; otherwise, as lines.</summary>
internal static class JobView
{
    public static void Show(Job job, CliEnvironment environment)
    {
        if (environment.IsOutputTerminal)
        {
            environment.Screen.Write(JobDetailView.Create(job, environment.TimeProvider.GetUtcNow()));
        }
        else
        {
            JobDetailWriter.Write(job, environment.Output);
        }
    }
}
