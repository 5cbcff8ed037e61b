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

    public void OnCreating(CreatingContext context)
    {
        var entries = context.Connection.GetAllEntriesFromHash(GetKey(context.Job));
        context.Canceled = entries?.GetValueOrDefault(JobId) is { } id && IsActive(context.Connection.GetJobData(id)?.State);
    }

    public void OnCreated(CreatedContext context) { }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (IsActive(context.NewState.Name))
        {
            transaction.SetRangeInHash(GetKey(context.BackgroundJob.Job), [new(JobId, context.BackgroundJob.Id)]);
        }
        else
        {
            transaction.RemoveHash(GetKey(context.BackgroundJob.Job));
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) { }

    private static bool IsActive(string? state) =>
        state is not (null) && state != SucceededState.StateName && state != DeletedState.StateName && state != FailedState.StateName;

    private static string GetKey(Job job) =>
        $"unique:{job.Type.Name}:{string.Join(':', job.Args.Where(argument => argument is not CancellationToken))}";
}
