namespace BulkExport.Client;

/// <summary>Asks for the job of an export once, however often the export is interrupted.</summary>
internal sealed class JobRequester(IJobsClient jobs, TimeProvider clock)
{
    /// <summary>The manifest with the SID of the export's job: noted before, found again, or of a new job.</summary>
    public async Task<ExportManifest> RequestAsync(CreateJobRequest request, ManifestFile file, CancellationToken cancellationToken)
    {
        var manifest = file.Read();
        if (manifest?.JobSid is not null)
        {
            return manifest;
        }

        // An earlier run asked for a job and did not live to note its SID: it may be there.
        JobSid? jobSid = manifest is null ? null : await FindOrphanAsync(request, manifest, cancellationToken).ConfigureAwait(false);
        if (jobSid is null)
        {
            request.ThrowIfInvalid(clock, nameof(request));
            manifest = new ExportManifest
            {
                RequestedAt = clock.GetUtcNow(),

                // What was noted before stays: listed again, a job of the earlier run that turns up late would pass for somebody else's.
                Before = manifest?.Before ?? await ListSameAsync(request, cancellationToken).ConfigureAwait(false),
            };
            await file.WriteAsync(manifest).ConfigureAwait(false);
            jobSid = await CreateAsync(request, manifest, cancellationToken).ConfigureAwait(false);
        }

        manifest = manifest! with { JobSid = jobSid };
        await file.WriteAsync(manifest).ConfigureAwait(false);
        return manifest;
    }

    private async Task<JobSid> CreateAsync(CreateJobRequest request, ExportManifest manifest, CancellationToken cancellationToken)
    {
        try
        {
            return (await jobs.CreateAsync(request, cancellationToken).ConfigureAwait(false)).JobSid;
        }
        catch (BulkExportException failure) when (Failure.MayHaveBeenCarriedOut(failure))
        {
            if (await FindOrphanAsync(request, manifest, cancellationToken).ConfigureAwait(false) is { } orphan)
            {
                return orphan;
            }

            throw;
        }
    }

    /// <summary>The one job over the same days that was not there before, if there is one. Names are no help: the service alters them.</summary>
    private async Task<JobSid?> FindOrphanAsync(CreateJobRequest request, ExportManifest manifest, CancellationToken cancellationToken)
    {
        var candidates = (await ListSameAsync(request, cancellationToken).ConfigureAwait(false)).Except(manifest.Before).ToArray();
        return candidates switch
        {
            [] => null,
            [var only] => only,
            _ => throw new BulkExportAmbiguousJobException(
                $"The export of {request} was interrupted while it asked for its job, and {candidates.Length} jobs over these days have been created since: "
                    + $"{string.Join(", ", candidates)}. Choose one and download it by its SID, or delete all but one and run the export again.",
                candidates
            ),
        };
    }

    private async Task<IReadOnlyList<JobSid>> ListSameAsync(CreateJobRequest request, CancellationToken cancellationToken)
    {
        var same = new List<JobSid>();
        await foreach (var job in jobs.ListAsync(request.ResourceType, cancellationToken).ConfigureAwait(false))
        {
            if (job.StartDay == request.StartDay && job.EndDay == request.EndDay)
            {
                same.Add(job.JobSid);
            }
        }

        return same;
    }
}
