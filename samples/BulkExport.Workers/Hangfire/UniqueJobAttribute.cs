using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace BulkExport.Workers;

/// <summary>Prevents a background job from being created while one with the same method and arguments is enqueued, scheduled or processing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UniqueJobAttribute : JobFilterAttribute, IClientFilter, IApplyStateFilter
{
    private const string JobId = "JobId";
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    public void OnCreating(CreatingContext context)
    {
        var key = GetKey(context.Job);
        IDisposable creation = context.Connection.AcquireDistributedLock(key, LockTimeout); // until the job has been created
        context.Canceled = FindJobId(context.Connection, key) is { } id && IsActive(context.Connection.GetJobData(id)?.State);
        if (context.Canceled)
        {
            creation.Dispose();
        }
        else
        {
            context.Items[key] = creation;
        }
    }

    public void OnCreated(CreatedContext context) => (context.Items[GetKey(context.Job)] as IDisposable)?.Dispose();

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        var key = GetKey(context.BackgroundJob.Job);
        if (IsActive(context.NewState.Name))
        {
            transaction.SetRangeInHash(key, [new(JobId, context.BackgroundJob.Id)]);
        }
        else if (FindJobId(context.Connection, key) == context.BackgroundJob.Id)
        {
            transaction.RemoveHash(key);
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) { }

    private static string? FindJobId(IStorageConnection connection, string key) =>
        connection.GetAllEntriesFromHash(key)?.GetValueOrDefault(JobId);

    private static bool IsActive(string? state) =>
        state is not null && state != SucceededState.StateName && state != DeletedState.StateName && state != FailedState.StateName;

    private static string GetKey(Job job) =>
        $"unique:{job.Type.Name}:{string.Join(':', job.Args.Where(argument => argument is not CancellationToken))}";
}
