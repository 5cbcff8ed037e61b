using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore;

/// <summary>Processes a hint: finds the jobs that it concerns, and handles those that are finished.</summary>
/// <param name="options">The options of the endpoint.</param>
/// <param name="handler">The handler with its retries.</param>
/// <param name="services">The root services.</param>
/// <param name="state">The state of the endpoint.</param>
/// <param name="timeProvider">The time provider.</param>
/// <param name="logger">The logger of the endpoint.</param>
/// <param name="aborting">The token that is canceled when the shutdown timeout elapses.</param>
internal sealed class WebhookHintProcessor(
    BulkExportWebhookOptions options,
    WebhookJobHandler handler,
    IServiceProvider services,
    IWebhookStateStore state,
    TimeProvider timeProvider,
    ILogger logger,
    CancellationToken aborting
)
{
    private readonly string _owner = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The handled jobs that could not be marked in the state. Each of them is pending there.</summary>
    private readonly ConcurrentDictionary<string, bool> _unmarked = new(StringComparer.Ordinal);

    private IJobsClient Jobs => services.GetRequiredKeyedService<IJobsClient>(options.ClientKey);

    private long Now => timeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Processes a hint.</summary>
    /// <returns>The hints that replace it, if any.</returns>
    public async Task<IReadOnlyList<string>> ProcessAsync(string hint)
    {
        if (WebhookHints.GetUrl(hint) is { } url)
        {
            return await FindJobsAsync(hint, url).ConfigureAwait(false);
        }

        await ProcessJobAsync(hint).ConfigureAwait(false);
        return [];
    }

    /// <summary>Replaces a hint that names no job by the jobs that have its URL as their webhook.</summary>
    private async Task<IReadOnlyList<string>> FindJobsAsync(string hint, string url)
    {
        var found = new List<string>();
        foreach (var resourceType in ResourceType.All)
        {
            await foreach (var job in Jobs.ListAsync(resourceType, aborting).ConfigureAwait(false))
            {
                if (WebhookHints.IsWebhookOf(job, url))
                {
                    found.Add(job.JobSid.ToString());
                }
            }
        }

        var pending = await state
            .UpdateAsync(
                current =>
                {
                    var added = current.TryAdd(found, Now);
                    if (added is not null)
                    {
                        current.Pending.Remove(hint);
                    }

                    return added;
                },
                aborting
            )
            .ConfigureAwait(false);
        return pending ?? [];
    }

    private async Task ProcessJobAsync(string hint)
    {
        if (_unmarked.ContainsKey(hint))
        {
            await MarkHandledAsync(hint).ConfigureAwait(false);
            return;
        }

        var received = await state
            .UpdateAsync(current => current.Pending.GetValueOrDefault(hint)?.ReceivedAt, aborting)
            .ConfigureAwait(false);
        if (received is null)
        {
            return; // handled by another instance
        }

        var pollingTime = options.CompletionTimeout - TimeSpan.FromSeconds(Now - received.Value);
        var job = await handler.FetchAsync(Jobs, JobSid.Parse(hint), pollingTime).ConfigureAwait(false);
        if (job is null)
        {
            await state.UpdateAsync(current => current.Pending.Remove(hint), aborting).ConfigureAwait(false);
            logger.JobNotFound(hint);
        }
        else if (!job.IsFinished)
        {
            logger.JobNotFinished(hint);
        }
        else if (await handler.RunAsync(job, ClaimAsync, ReleaseAsync).ConfigureAwait(false))
        {
            _unmarked[hint] = true;
            await MarkHandledAsync(hint).ConfigureAwait(false);
            logger.JobHandled(hint);
        }

        ValueTask<bool> ClaimAsync(CancellationToken cancellationToken) =>
            state.UpdateAsync(
                current => current.TryClaim(hint, _owner, Now, Now + (long)Math.Ceiling(options.RecoveryInterval.TotalSeconds)),
                cancellationToken
            );

        ValueTask<bool> ReleaseAsync() => state.UpdateAsync(current => current.Release(hint, _owner), CancellationToken.None);
    }

    private async Task MarkHandledAsync(string hint)
    {
        await state.UpdateAsync(current => current.MarkHandled(hint, Now), CancellationToken.None).ConfigureAwait(false);
        _unmarked.TryRemove(hint, out _);
    }
}
