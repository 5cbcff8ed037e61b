using Hangfire.Common;
using Hangfire.States;

namespace BulkExport.Workers;

/// <summary>Executes a background job again after the delay that its method returned, so that no worker is occupied by waiting.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RescheduleJobAttribute : JobFilterAttribute, IElectStateFilter
{
    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is SucceededState { Result: TimeSpan delay })
        {
            context.SetJobParameter("RetryCount", 0); // the attempts of AutomaticRetryAttribute, which does not reset it
            context.CandidateState = new ScheduledState(delay) { Reason = "The job is not done yet" };
        }
    }
}
