namespace BulkExport.Client.SoakTests;

/// <summary>Whole exports to a folder, interrupted and gone on with.</summary>
internal static class ExportOperations
{
    private const int MostRuns = 3;

    /// <summary>An interrupted request for a job is looked for this long.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Limit = MostRuns * (TimeoutLimits.Transfer + TimeoutLimits.List + TimeoutLimits.Wait + Settling);

    public static IEnumerable<SoakOperation> All => [new("Export", 6, Limit, ExportAsync), new("DownloadJob", 8, Limit, DownloadJobAsync)];

    private static Task ExportAsync(SoakFixture scene, Call call)
    {
        var request = JobOperations.Request(scene.NewJob(call, isFinished: true)) with { Webhook = null, Email = null };
        return RunAsync(
            scene,
            call,
            (folder, options, token) => scene.Client.ExportAsync(request, folder, options, Progress(scene), token)
        );
    }

    private static Task DownloadJobAsync(SoakFixture scene, Call call)
    {
        var sid = scene.NewJob(call, call.Random.Next(2) == 0).Sid;
        return RunAsync(
            scene,
            call,
            (folder, options, token) => scene.Client.DownloadJobAsync(sid, folder, options, Progress(scene), token)
        );
    }

    private static Progress<ExportProgress> Progress(SoakFixture scene) => new(progress => scene.Watch.Search($"{progress}", "results"));

    /// <summary>Runs it until it brings all, a few times at most. The first run is interrupted now and then.</summary>
    private static async Task RunAsync(SoakFixture scene, Call call, Func<string, ExportOptions, CancellationToken, Task<ExportResult>> run)
    {
        var folder = scene.FolderOf(call);
        var options = new ExportOptions { Polling = TimeoutLimits.Polling, MaxConcurrency = 1 + call.Random.Next(3) };
        for (var i = 1; ; i++)
        {
            using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
            if (i == 1 && call.Random.Next(3) == 0)
            {
                interrupted.CancelAfter(call.Random.Next(1_500));
            }

            try
            {
                var result = await run(folder, options, interrupted.Token);
                Check(result, scene);
                if (result.IsComplete || i == MostRuns)
                {
                    call.IsIncomplete = !result.IsComplete;
                    await CheckMissingAsync(result, scene, call);
                    return;
                }
            }
            catch (OperationCanceledException e) when (e.CancellationToken == interrupted.Token && !call.Token.IsCancellationRequested)
            {
                scene.Watch.SearchException(e, "cancellations");
            }
            catch (OperationCanceledException e) when (e.CancellationToken == interrupted.Token)
            {
                throw new OperationCanceledException(e.Message, e, call.Token);
            }
            catch (BulkExportException e) when (i < MostRuns && !call.Token.IsCancellationRequested && e is not BulkExportFileException)
            {
                scene.Watch.SearchException(e, $"{e.GetType().Name} of an export");
            }
            finally
            {
                FolderCheck.Check(folder, scene.Days, scene.Watch);
            }
        }
    }

    /// <summary>Where nothing went wrong, no day is missing.</summary>
    private static async Task CheckMissingAsync(ExportResult result, SoakFixture scene, Call call)
    {
        foreach (var day in result.Days.Where(day => day.Error is not null))
        {
            WrongAnswerException.Unless(await ExpectedFailure.IsGivenAsync(day.Error!, scene, call), $"{day.Day} is missing: {day.Error}");
        }
    }

    private static void Check(ExportResult result, SoakFixture scene)
    {
        WrongAnswerException.Unless(result.Days.Count == result.Job.DayCount, $"{result.Days.Count} days came of {result.Job}");
        scene.Watch.Search($"{result} {string.Join(' ', result.Days.Select(day => day with { Error = null }))}", "results");
        foreach (var day in result.Days)
        {
            var expected = scene.Days.Find(day.Day);
            if (day.Status is ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded)
            {
                WrongAnswerException.Unless(
                    day.File is { } file
                        && file.RecordCount == expected?.Records.Count
                        && file.Size == expected.Bytes.Length
                        && File.Exists(file.Path),
                    $"{day.File} is not what was produced"
                );
            }
            else
            {
                WrongAnswerException.Unless(
                    day.Status is ExportDayStatus.DownloadFailed or ExportDayStatus.NotFound && day.Error is not null,
                    $"{day.Day} came out as {day.Status}"
                );
                scene.Watch.SearchException(day.Error, $"{day.Error!.GetType().Name} of a day");
            }
        }
    }
}
