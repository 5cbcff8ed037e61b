using System.Collections.Concurrent;
using System.Net;

namespace BulkExport.Client;

/// <summary>Plans and executes one run, which is an export or a synchronization.</summary>
internal sealed class ExportRun : IDisposable
{
    /// <summary>The maximum number of jobs that are requested or resumed concurrently.</summary>
    private const int MaxConcurrentJobs = 8;

    /// <summary>The maximum number of plans that are executed, so that a run ends even if each one finds expired files.</summary>
    private const int MaxExecutions = 3;

    private readonly ExportServices _services;
    private readonly IExportStore _store;
    private readonly ExportRunRequest _request;
    private readonly IRunProgress _progress;
    private readonly JobQuota _quota;
    private readonly AdaptiveConcurrencyLimiter _limiter;
    private readonly AdaptiveDayProcessor _processor;
    private readonly OpenJobProcessor _jobProcessor;
    private readonly RunPlanner _planner;
    private readonly ConcurrentBag<Job> _jobs = [];

    public ExportRun(ExportServices services, IExportStore store, ExportRunRequest request, IRunProgress progress)
    {
        (_services, _store, _request, _progress) = (services, store, request, progress);
        _quota = new JobQuota(new QuotaLedger(request.QuotaStore ?? store, services.TimeProvider), request.DailyQuota);
        _limiter = new AdaptiveConcurrencyLimiter(request.Options.MaxConcurrency, services.TimeProvider);
        _processor = new AdaptiveDayProcessor(_limiter, services.TimeProvider);
        _jobProcessor = new OpenJobProcessor(services, store, request, _quota, _processor, progress);
        Sessions = [.. request.ResourceTypes.Select(ExportPaths.Canonicalize).Distinct().Select(type => new ExportSession(store, type))];
        _planner = new RunPlanner(services, request, Sessions, _quota);
    }

    public IReadOnlyList<ExportSession> Sessions { get; }

    /// <summary>Gets the latest plan for each day.</summary>
    public Dictionary<(ResourceType ResourceType, DateOnly Day), SyncPlanDay> Planned { get; } = [];

    /// <summary>Gets the finished jobs, ordered by first day.</summary>
    public IReadOnlyList<Job> Jobs =>
        [.. _jobs.OrderBy(job => job.StartDay).ThenBy(job => job.ResourceType?.Value, StringComparer.Ordinal)];

    /// <summary>Gets the number of requested days.</summary>
    public int RequestedDays => _quota.RequestedDays;

    /// <summary>Plans and executes the run.</summary>
    /// <param name="onPlanned">The delegate that receives the first plan, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The first plan.</returns>
    public async Task<SyncPlan> RunAsync(Action<SyncPlan>? onPlanned, CancellationToken cancellationToken)
    {
        await StoreOwnership.ClaimAsync(_store, _services.AccountSid, cancellationToken).ConfigureAwait(false);
        SyncPlan? first = null;
        for (var executions = 0; executions < MaxExecutions; )
        {
            var plan = await _planner.PlanAsync(cancellationToken).ConfigureAwait(false);
            foreach (var day in plan.Days)
            {
                Planned[(day.ResourceType, day.Day)] = day;
            }

            if (first is null)
            {
                first = plan;
                onPlanned?.Invoke(plan);
            }

            if (_request.DryRun || !plan.HasWork)
            {
                break;
            }

            if (!await TryAddJobsAsync(plan, cancellationToken).ConfigureAwait(false))
            {
                continue; // another run has added or removed jobs since the plan was made
            }

            await ExecuteAsync(plan, cancellationToken).ConfigureAwait(false);
            executions++;
            if (!Sessions.Any(session => session.IsPlanOutdated))
            {
                break;
            }
        }

        return first!;
    }

    public void Dispose()
    {
        foreach (var session in Sessions)
        {
            session.OpenJobs.Dispose();
        }

        _quota.Dispose();
        _limiter.Dispose();
    }

    /// <summary>Adds the planned jobs to the open jobs, before any of them is requested.</summary>
    private async Task<bool> TryAddJobsAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        foreach (var session in Sessions)
        {
            var jobs = plan.Jobs.Where(job => job.ResourceType == session.ResourceType).ToArray();
            if (jobs.Length > 0 && !await TryAddAsync(session, jobs).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;

        Task<bool> TryAddAsync(ExportSession session, IEnumerable<SyncPlanJob> jobs) =>
            session.OpenJobs.TryAddAsync(jobs, session.Index.GetNextSequence(_request.StartDay, _request.EndDay), cancellationToken);
    }

    private async Task ExecuteAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var downloads = _request.RequestOnly ? Task.CompletedTask : RunAsync(token => DownloadListedAsync(plan, token));
        var jobs = RunAsync(token => ProcessJobsAsync(token));
        try
        {
            await Task.WhenAll(downloads, jobs).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The export was canceled.", exception, cancellationToken);
        }

        async Task RunAsync(Func<CancellationToken, Task> operation)
        {
            try
            {
                await operation(source.Token).ConfigureAwait(false);
            }
            catch
            {
                await source.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private Task DownloadListedAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        var days = plan.Days.Where(day => day.Action == SyncAction.Download).ToArray();
        _progress.AddTotalDays(days.Length);
        var downloader = new ListedDayDownloader(_services, _store, _processor, _progress);
        var sessions = Sessions.ToDictionary(session => session.ResourceType);
        return Parallel.ForEachAsync(
            days.OrderBy(day => day.Day),
            new ParallelOptions { MaxDegreeOfParallelism = _request.Options.MaxConcurrency, CancellationToken = cancellationToken },
            async (day, token) => await downloader.DownloadAsync(sessions[day.ResourceType], day.Day, token).ConfigureAwait(false)
        );
    }

    private Task ProcessJobsAsync(CancellationToken cancellationToken)
    {
        var jobs =
            from session in Sessions
            from open in session.OpenJobs.Jobs
            where open.Overlaps(_request.StartDay, _request.EndDay)
            orderby open.StartDay
            select (session, open);
        return Parallel.ForEachAsync(
            jobs.ToArray(),
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentJobs, CancellationToken = cancellationToken },
            async (job, token) => await ProcessJobAsync(job.session, job.open, token).ConfigureAwait(false)
        );
    }

    private async Task ProcessJobAsync(ExportSession session, OpenJob open, CancellationToken cancellationToken)
    {
        try
        {
            if (await _jobProcessor.ProcessAsync(session, open, cancellationToken).ConfigureAwait(false) is { } job)
            {
                _jobs.Add(job);
            }
        }
        catch (BulkExportException exception) when (_request.ContinueOnError && !IsFatal(exception))
        {
            var status = exception is JobWaitException { IsTimeout: true } ? SyncDayStatus.Pending : SyncDayStatus.Failed;
            _jobProcessor.SetOutcomes(session, open, day => new DayOutcome(day, Result: null, status, Error: exception));
        }
    }

    /// <summary>Determines whether a failure affects all jobs: the store cannot be read or written, or the credential is rejected.</summary>
    private static bool IsFatal(BulkExportException exception) =>
        exception is BulkExportFileException
        || (exception as BulkExportApiException ?? exception.InnerException as BulkExportApiException)
            is { IsFromService: true, StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };
}
