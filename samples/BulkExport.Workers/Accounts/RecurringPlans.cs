using BulkExport.Client;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Registers a recurring job for each account when the application starts, removes those of other accounts, and plans all accounts once.</summary>
internal sealed class RecurringPlans(
    IBulkExportClientFactory clients,
    JobStorage storage,
    IRecurringJobManager recurringJobs,
    IBackgroundJobClient backgroundJobs,
    IOptions<WorkerOptions> options
) : IHostedService
{
    private const string Prefix = "plan:";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (IStorageConnection connection = storage.GetConnection())
        {
            var removed = connection
                .GetRecurringJobs()
                .Select(job => job.Id)
                .Where(id => id.StartsWith(Prefix, StringComparison.Ordinal))
                .Except(clients.GetNames().Select(account => $"{Prefix}{account}"));
            foreach (string id in removed)
            {
                recurringJobs.RemoveIfExists(id);
            }
        }

        foreach (string account in clients.GetNames())
        {
            recurringJobs.AddOrUpdate<PlanJob>(
                $"{Prefix}{account}",
                job => job.ExecuteAsync(account, CancellationToken.None),
                options.Value.Schedule
            );
            backgroundJobs.Enqueue<PlanJob>(job => job.ExecuteAsync(account, CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
