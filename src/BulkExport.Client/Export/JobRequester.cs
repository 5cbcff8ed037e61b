namespace BulkExport.Client;

/// <summary>Asks for the job of an export once, however often the export is interrupted.</summary>
internal sealed class JobRequester(IJobsClient jobs, TimeProvider clock)
{
    /// <summary>After this time a request is not on its way any more: longer than an attempt may take by default.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(15);

    /// <summary>The manifest with the SID of the export's job: noted before, found again, or of a new job.</summary>
    public async Task<ExportManifest> RequestAsync(CreateJobRequest request, ManifestFile file, CancellationToken cancellationToken)
    {
        var manifest = file.Read();
        if (manifest?.JobSid is not null)
        {
            return manifest;
        }

        // An earlier run asked for a job and did not live to note its SID: it may be there.
        JobSid? jobSid = manifest is null ? null : await AwaitOrphanAsync(request, manifest, cancellationToken).ConfigureAwait(false);
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
            jobSid = await CreateAsync(request, manifest, file, cancellationToken).ConfigureAwait(false);
        }

        manifest = manifest! with { JobSid = jobSid };
        await file.WriteAsync(manifest).ConfigureAwait(false);
        return manifest;
    }

    private async Task<JobSid> CreateAsync(
        CreateJobRequest request,
        ExportManifest manifest,
        ManifestFile file,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await jobs.CreateAsync(request, cancellationToken).ConfigureAwait(false)).JobSid;
        }
        catch (BulkExportException failure) when (TransientErrorClassifier.MayHaveBeenProcessed(failure))
        {
            if (await FindOrphanAsync(request, manifest, cancellationToken).ConfigureAwait(false) is { } orphan)
            {
                return orphan;
            }

            throw;
        }
        catch (BulkExportException)
        {
            file.Delete(); // nothing was created, so there is nothing to look for
            throw;
        }
    }

    /// <summary>Looks for the job of a run that has just been interrupted: its request may still be on its way.</summary>
    private async Task<JobSid?> AwaitOrphanAsync(CreateJobRequest request, ExportManifest manifest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isSettled = (clock.GetUtcNow() - manifest.RequestedAt).Duration() >= SettlingTime;
            var orphan = await FindOrphanAsync(request, manifest, cancellationToken).ConfigureAwait(false);
            if (orphan is not null || isSettled)
            {
                return orphan;
            }

            await Task.Delay(SettlingTime / 5, clock, cancellationToken).ConfigureAwait(false);
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
