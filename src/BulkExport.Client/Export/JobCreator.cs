namespace BulkExport.Client;

/// <summary>Creates the job of an export exactly once, however often the export is interrupted and by however many processes it is run.</summary>
/// <remarks>
/// Before a run creates the job, it writes a document on the condition that no other run has. A later run, or one that runs at the same time,
/// looks for the job in the list of the service for as long as the service may take to list a new job. Only when that time has passed and no job
/// is listed does it create one itself.
/// </remarks>
internal sealed class JobCreator(IJobsClient jobs, TimeProvider timeProvider, TimeSpan maxListingDelay)
{
    private readonly string _runId = Guid.NewGuid().ToString("N");

    /// <summary>Returns when the document has the SID of the export's job.</summary>
    public async Task EnsureCreatedAsync(
        CreateJobRequest request,
        JobDocumentFile file,
        DayIndex index,
        CancellationToken cancellationToken
    )
    {
        await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var document = file.Document;
            if (document is not null)
            {
                ThrowIfOther(request, document, file);
            }

            switch (document?.State)
            {
                case JobRequestState.Created:
                    return;
                case JobRequestState.Requested:
                    if (await TryAdoptAsync(request, file, cancellationToken).ConfigureAwait(false))
                    {
                        return;
                    }

                    if (await TryWaitAsync(document, cancellationToken).ConfigureAwait(false))
                    {
                        await file.ReadAsync(cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    break;
                default:
                    document = null;
                    break;
            }

            if (await TryClaimAsync(request, document, file, index, cancellationToken).ConfigureAwait(false))
            {
                await CreateAsync(request, file, document, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Records that this run creates the job, unless another run was first.</summary>
    private async Task<bool> TryClaimAsync(
        CreateJobRequest request,
        JobDocument? earlier,
        JobDocumentFile file,
        DayIndex index,
        CancellationToken cancellationToken
    )
    {
        request.ThrowIfInvalid(timeProvider, nameof(request));
        return await file.TryWriteAsync(
                new JobDocument
                {
                    ResourceType = request.ResourceType,
                    StartDay = request.StartDay,
                    EndDay = request.EndDay,
                    State = JobRequestState.Requested,
                    RunId = _runId,

                    // Listed again, a job of the earlier run that appears late would pass for one that existed before.
                    ExistingJobSids = earlier?.ExistingJobSids ?? await ListAsync(request, cancellationToken).ConfigureAwait(false),
                    HasEarlierRequest = earlier is not null,
                    RequestedAt = timeProvider.GetUtcNow(),
                    Sequence = index.GetNextSequence(request.StartDay, request.EndDay),
                }
            )
            .ConfigureAwait(false);
    }

    private async Task CreateAsync(
        CreateJobRequest request,
        JobDocumentFile file,
        JobDocument? earlier,
        CancellationToken cancellationToken
    )
    {
        var claim = file.Document!;
        try
        {
            var job = await jobs.CreateAsync(request, cancellationToken).ConfigureAwait(false);
            await SetCreatedAsync(file, job.JobSid).ConfigureAwait(false);
        }
        catch (BulkExportException failure) when (TransientErrorClassifier.MayHaveBeenProcessed(failure))
        {
            if (!await TryAdoptAsync(request, file, cancellationToken).ConfigureAwait(false))
            {
                throw; // the claim remains, so that the next run looks for the job
            }
        }
        catch (BulkExportException)
        {
            // Not created by this run. What an earlier run did remains unknown, and what another run has written since remains.
            await file.TryWriteAsync(earlier ?? claim with { State = JobRequestState.Rejected, ExistingJobSids = [] })
                .ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes the job that appeared since the claim, if there is one. Names are no help: the service alters them.</summary>
    private async Task<bool> TryAdoptAsync(CreateJobRequest request, JobDocumentFile file, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(request, cancellationToken).ConfigureAwait(false);
        var candidates = listed.Except(file.Document!.ExistingJobSids).ToArray();
        switch (candidates)
        {
            case []:
                return false;
            case [var only]:
                await SetCreatedAsync(file, only).ConfigureAwait(false);
                return true;
            default:
                throw new BulkExportAmbiguousJobException(
                    $"The export of {request} was interrupted while it created its job, and {candidates.Length} jobs over these days have appeared since: "
                        + $"{string.Join(", ", candidates)}. Download one of them by its SID, or delete all but one and run the export again.",
                    candidates
                );
        }
    }

    /// <summary>Records the job, unless another run has recorded one meanwhile; then that one counts.</summary>
    private static async Task SetCreatedAsync(JobDocumentFile file, JobSid jobSid)
    {
        while (file.Document is { State: not JobRequestState.Created } document)
        {
            await file.TryWriteAsync(document with { State = JobRequestState.Created, JobSid = jobSid }).ConfigureAwait(false);
        }
    }

    /// <summary>Waits before the list is requested again.</summary>
    /// <returns><see langword="false"/> if the job would be listed by now.</returns>
    private async Task<bool> TryWaitAsync(JobDocument document, CancellationToken cancellationToken)
    {
        var age = timeProvider.GetUtcNow() - document.RequestedAt;
        if (age >= maxListingDelay || age < -maxListingDelay)
        {
            return false;
        }

        var delay = TimeSpan.FromTicks(Math.Max(maxListingDelay.Ticks / 20, TimeSpan.TicksPerSecond));
        await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lists the jobs over the same days, without those that were deleted.</summary>
    private async Task<IReadOnlyList<JobSid>> ListAsync(CreateJobRequest request, CancellationToken cancellationToken)
    {
        var found = new List<JobSid>();
        await foreach (var job in jobs.ListAsync(request.ResourceType, cancellationToken).ConfigureAwait(false))
        {
            if (job.StartDay == request.StartDay && job.EndDay == request.EndDay && !IsDeleted(job))
            {
                found.Add(job.JobSid);
            }
        }

        return found;
    }

    private static bool IsDeleted(Job job)
    {
        var statuses = job.Details.Where(bucket => bucket.Count > 0).Select(bucket => bucket.Status).ToArray();
        return statuses.Length > 0
            && statuses.All(status => status == JobStatus.DeletedByUserRequest || status == JobStatus.RunningToBeDeleted);
    }

    private static void ThrowIfOther(CreateJobRequest request, JobDocument document, JobDocumentFile file)
    {
        if (document.ResourceType != request.ResourceType || document.StartDay != request.StartDay || document.EndDay != request.EndDay)
        {
            throw file.Invalid($"it is one of another export than {request}");
        }
    }
}
