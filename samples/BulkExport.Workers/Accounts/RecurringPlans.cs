using BulkExport.Client;
using Hangfire;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Registers a recurring job for each account when the application starts, and plans all accounts once.</summary>
internal sealed class RecurringPlans(
    IBulkExportClientFactory clients,
    IRecurringJobManager recurringJobs,
    IBackgroundJobClient backgroundJobs,
    IOptions<WorkerOptions> options
) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string account in clients.GetNames())
        {
            recurringJobs.AddOrUpdate<PlanJob>(
                $"plan:{account}",
                job => job.ExecuteAsync(account, CancellationToken.None),
                options.Value.Schedule
            );
            backgroundJobs.Enqueue<PlanJob>(job => job.ExecuteAsync(account, CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
