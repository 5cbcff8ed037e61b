namespace BulkExport.Client;

/// <summary>Creates the job of an export exactly once, even if the export is interrupted or run by several processes.</summary>
/// <remarks>
/// Before a run creates the job, it writes a document; the write fails if another run has already written it. Later and concurrent runs then poll the
/// job list of the service until the maximum listing delay has elapsed. If one new job is listed, it is adopted; if several are listed, an exception
/// is thrown. Both apply regardless of the delay. A run creates a new job only if the delay has elapsed and no new job is listed after that.
/// </remarks>
internal sealed class JobCreator(ExportServices services, JobQuota quota, TimeSpan maxListingDelay)
{
    private readonly TimeProvider _timeProvider = services.TimeProvider;
    private DateTimeOffset? _observedRequest;
    private long _observedAt;
    private bool _isWaitLogged;

    /// <summary>Ensures that the job exists and that the document contains its SID.</summary>
    /// <returns>A value indicating whether the job exists. If the quota would be exceeded and the job was never requested, the document is rejected, so that no
    /// other run requests it.</returns>
    public async Task<JobCreationResult> EnsureCreatedAsync(
        CreateJobRequest request,
        JobDocumentFile file,
        long number,
        CancellationToken cancellationToken
    )
    {
        await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var document = file.Document;
            if (document is not null)
            {
                ThrowIfMismatched(request, document, file);
            }

            if (document?.State is JobRequestState.Created or JobRequestState.Rejected)
            {
                return document.State == JobRequestState.Created ? JobCreationResult.Created : JobCreationResult.Closed;
            }

            if (document is not null)
            {
                var hasElapsed = HasListingDelayElapsed(document); // before the jobs are listed once more
                if (await TryAdoptAsync(request, file, cancellationToken).ConfigureAwait(false))
                {
                    return JobCreationResult.Created;
                }

                if (!hasElapsed)
                {
                    await WaitAsync(request, cancellationToken).ConfigureAwait(false);
                    await file.ReadAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }
            }

            // Keeps the first list: a later one could contain the job of an earlier run, which would then be ignored as an existing job.
            var existing = document?.ExistingJobSids ?? await services.Jobs.ListSidsAsync(request, cancellationToken).ConfigureAwait(false);
            var claim = new JobDocument
            {
                ResourceType = request.ResourceType,
                StartDay = request.StartDay,
                EndDay = request.EndDay,
                State = JobRequestState.Requested,
                ExistingJobSids = existing,
                Sequence = number,
            };
            var isRequested = await quota
                .TryRequestAsync(
                    request.DayCount,
                    () => TryCreateAsync(request, claim, earlier: document, file, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (!isRequested && (document is not null || await TryRejectAsync(file, claim).ConfigureAwait(false)))
            {
                return JobCreationResult.QuotaExceeded;
            }
        }
    }

    /// <summary>Writes the document of a job that is not requested, so that no other run requests it.</summary>
    /// <returns><see langword="true"/> if the document was written; <see langword="false"/> if another run has changed it.</returns>
    private Task<bool> TryRejectAsync(JobDocumentFile file, JobDocument claim) =>
        file.TryWriteAsync(claim with { State = JobRequestState.Rejected, ExistingJobSids = [], RequestedAt = _timeProvider.GetUtcNow() });

    /// <summary>Writes the document, which reserves the creation of the job for this run, and creates the job.</summary>
    /// <returns><see langword="true"/> if the request was sent; <see langword="false"/> if another run has changed the document.</returns>
    private async Task<bool> TryCreateAsync(
        CreateJobRequest request,
        JobDocument claim,
        JobDocument? earlier,
        JobDocumentFile file,
        CancellationToken cancellationToken
    )
    {
        claim = claim with { RequestedAt = _timeProvider.GetUtcNow() };
        if (!await file.TryWriteAsync(claim).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            var job = await services.Jobs.CreateAsync(request, cancellationToken).ConfigureAwait(false);
            await SetCreatedAsync(file, job.JobSid).ConfigureAwait(false);
        }
        catch (BulkExportException exception) when (TransientErrorClassifier.MayHaveBeenProcessed(exception))
        {
            if (!await TryAdoptAsync(request, file, cancellationToken).ConfigureAwait(false))
            {
                throw; // the document is not changed, so that the next run searches for the job
            }
        }
        catch (BulkExportException)
        {
            // The request was rejected or not received, so this run created no job. An earlier request, whose outcome is still unknown, is restored.
            await file.TryWriteAsync(earlier ?? claim with { State = JobRequestState.Rejected, ExistingJobSids = [] })
                .ConfigureAwait(false);
            throw;
        }

        return true;
    }

    /// <summary>Adopts the only job that the service lists for the same days and that did not exist before the request. Friendly names are not
    /// compared, because the service may alter them.</summary>
    /// <returns><see langword="true"/> if a job was adopted; <see langword="false"/> if no job is listed.</returns>
    /// <exception cref="BulkExportAmbiguousJobException">Several jobs are listed.</exception>
    private async Task<bool> TryAdoptAsync(CreateJobRequest request, JobDocumentFile file, CancellationToken cancellationToken)
    {
        var listed = await services.Jobs.ListSidsAsync(request, cancellationToken).ConfigureAwait(false);
        var candidates = listed.Except(file.Document!.ExistingJobSids).ToArray();
        switch (candidates)
        {
            case []:
                return false;
            case [var candidate]:
                await SetCreatedAsync(file, candidate).ConfigureAwait(false);
                return true;
            default:
                throw new BulkExportAmbiguousJobException(
                    $"The job of the export of {request} cannot be identified: a request to create it had an unknown outcome, and {candidates.Length} jobs for the same days "
                        + $"have been created since: {string.Join(", ", candidates)}. Download one of them by its SID, or delete all but one of them and run the export again.",
                    candidates
                );
        }
    }

    /// <summary>Saves the SID of the job in the document, unless another run has already saved one, which then takes precedence.</summary>
    private static async Task SetCreatedAsync(JobDocumentFile file, JobSid jobSid)
    {
        while (file.Document is { State: not JobRequestState.Created } document)
        {
            await file.TryWriteAsync(document with { State = JobRequestState.Created, JobSid = jobSid }).ConfigureAwait(false);
        }
    }

    /// <summary>Determines whether the maximum listing delay has elapsed since the request.</summary>
    /// <remarks>If that time is in the future, because a clock was set back, the delay is measured from the time at which a run first reads it.</remarks>
    private bool HasListingDelayElapsed(JobDocument document)
    {
        if (_observedRequest != document.RequestedAt)
        {
            (_observedRequest, _observedAt) = (document.RequestedAt, _timeProvider.GetTimestamp());
        }

        return _timeProvider.GetUtcNow() - document.RequestedAt >= maxListingDelay
            || _timeProvider.GetElapsedTime(_observedAt) >= maxListingDelay;
    }

    /// <summary>Waits before the jobs are listed again.</summary>
    private Task WaitAsync(CreateJobRequest request, CancellationToken cancellationToken)
    {
        if (!_isWaitLogged)
        {
            services.Logger.JobCreationPending(request, maxListingDelay);
            _isWaitLogged = true;
        }

        var delay = TimeSpan.FromTicks(Math.Max(maxListingDelay.Ticks / 20, TimeSpan.TicksPerSecond));
        return Task.Delay(delay, _timeProvider, cancellationToken);
    }

    private static void ThrowIfMismatched(CreateJobRequest request, JobDocument document, JobDocumentFile file)
    {
        if (document.ResourceType != request.ResourceType || document.StartDay != request.StartDay || document.EndDay != request.EndDay)
        {
            throw file.CreateException($"it refers to an export other than {request}");
        }
    }
}
