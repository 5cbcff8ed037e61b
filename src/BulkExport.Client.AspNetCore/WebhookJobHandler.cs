using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;

namespace BulkExport.Client.AspNetCore;

/// <summary>Fetches jobs, and calls the handler of the application with retries. The number of concurrent operations is limited.</summary>
/// <param name="options">The options of the endpoint.</param>
/// <param name="handler">The handler of the application.</param>
/// <param name="services">The root services.</param>
/// <param name="timeProvider">The time provider for delays.</param>
/// <param name="logger">The logger of the endpoint.</param>
/// <param name="stopping">The token that is canceled when the host stops. Delays and polling end then.</param>
/// <param name="aborting">The token that is canceled when the shutdown timeout elapses. Requests and handlers are canceled then.</param>
internal sealed class WebhookJobHandler(
    BulkExportWebhookOptions options,
    Func<Job, IServiceProvider, CancellationToken, Task> handler,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger logger,
    CancellationToken stopping,
    CancellationToken aborting
) : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(options.MaxConcurrentHandlers);
    private readonly ResiliencePipeline _pipeline = HandlerPipelineFactory.Create(options, timeProvider, logger, stopping);

    /// <summary>Fetches a job, and polls it for a limited time if it is not finished.</summary>
    /// <returns>The job, or <see langword="null"/> if it does not exist.</returns>
    public async Task<Job?> FetchAsync(IJobsClient jobs, JobSid jobSid, TimeSpan pollingTime)
    {
        Job? job = null;
        await _semaphore.WaitAsync(aborting).ConfigureAwait(false);
        try
        {
            job = await jobs.FetchAsync(jobSid, aborting).ConfigureAwait(false);
        }
        catch (BulkExportApiException exception) when (IsNotFound(exception))
        {
            // A new job may not be visible yet.
        }
        finally
        {
            _semaphore.Release();
        }

        if (job?.IsFinished == true || pollingTime <= TimeSpan.Zero)
        {
            return job;
        }

        try
        {
            var polling = new JobPollingOptions { Timeout = pollingTime };
            return await jobs.WaitForCompletionAsync(jobSid, polling, cancellationToken: stopping).ConfigureAwait(false);
        }
        catch (JobWaitException exception) when (IsNotFound(exception.InnerException))
        {
            return null;
        }
        catch (JobWaitException exception) when (exception.IsTimeout)
        {
            return exception.LastKnownJob ?? job;
        }
    }

    /// <summary>Handles a finished job if it can be claimed.</summary>
    /// <param name="job">The job.</param>
    /// <param name="claimAsync">A delegate that claims the job for this instance, or renews the claim.</param>
    /// <param name="releaseAsync">A delegate that releases the claim.</param>
    /// <returns><see langword="true"/> if the handler has completed; <see langword="false"/> if it has failed, or another instance handles the job.</returns>
    public async Task<bool> RunAsync(Job job, Func<CancellationToken, ValueTask<bool>> claimAsync, Func<ValueTask<bool>> releaseAsync)
    {
        await _semaphore.WaitAsync(aborting).ConfigureAwait(false);
        try
        {
            if (!await claimAsync(aborting).ConfigureAwait(false))
            {
                return false;
            }

            using var completed = CancellationTokenSource.CreateLinkedTokenSource(aborting);
            var renewal = RenewAsync(claimAsync, completed.Token);
            try
            {
                await CallAsync(job).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
                {
                    logger.HandlerFailed(exception, job.JobSid.ToString());
                }

                await releaseAsync().ConfigureAwait(false);
                return false;
            }
            finally
            {
                await completed.CancelAsync().ConfigureAwait(false);
                await renewal.ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            _semaphore.Release();
        }
    }

    public void Dispose() => _semaphore.Dispose();

    private async Task CallAsync(Job job)
    {
        // The token ends the delays between retries, but not a call of the handler. While the host stops, there are no delays.
        var delays = stopping.IsCancellationRequested ? aborting : stopping;
        await _pipeline
            .ExecuteAsync(
                async (state, _) =>
                {
                    var scope = state.Services.CreateAsyncScope();
                    await using var disposal = scope.ConfigureAwait(false);
                    await state.Handler(state.Job, scope.ServiceProvider, state.Aborting).ConfigureAwait(false);
                },
                (Job: job, Services: services, Handler: handler, Aborting: aborting),
                delays
            )
            .ConfigureAwait(false);
    }

    /// <summary>Renews the claim while the handler runs.</summary>
    private async Task RenewAsync(Func<CancellationToken, ValueTask<bool>> claimAsync, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.RecoveryInterval / 3, timeProvider, cancellationToken).ConfigureAwait(false);
                try
                {
                    await claimAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (BulkExportFileException exception)
                {
                    logger.ProcessingFailed(exception.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The handler has completed.
        }
    }

    private static bool IsNotFound(Exception? exception) =>
        exception is BulkExportApiException { StatusCode: HttpStatusCode.NotFound, ErrorCode: 20404 };
}
