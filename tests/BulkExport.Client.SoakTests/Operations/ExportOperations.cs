namespace BulkExport.Client.SoakTests;

/// <summary>Runs exports to a directory, interrupted and resumed.</summary>
internal static class ExportOperations
{
    private const int MaxRuns = 3;

    /// <summary>The time for which an interrupted job creation is looked up.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Limit = MaxRuns * (TimeoutLimits.Transfer + TimeoutLimits.List + TimeoutLimits.Wait + Settling);

    public static IEnumerable<SoakOperation> All => [new("Export", 6, Limit, ExportAsync), new("DownloadJob", 8, Limit, DownloadJobAsync)];

    private static Task ExportAsync(SoakFixture fixture, Call call)
    {
        var request = JobOperations.Request(fixture.NewJob(call, isFinished: true)) with { Webhook = null, Email = null };
        return RunAsync(
            fixture,
            call,
            (directory, options, token) => fixture.Client.ExportAsync(request, directory, options, Progress(fixture), token),
            _ => request.EndDay.DayNumber - request.StartDay.DayNumber + 1
        );
    }

    private static Task DownloadJobAsync(SoakFixture fixture, Call call)
    {
        var sid = fixture.NewJob(call, call.Random.Next(2) == 0).Sid;
        return RunAsync(
            fixture,
            call,
            (directory, options, token) => fixture.Client.DownloadJobAsync(sid, directory, options, Progress(fixture), token),
            result => result.Jobs[0].DayCount
        );
    }

    private static Progress<ExportProgress> Progress(SoakFixture fixture) =>
        new(progress => fixture.Scanner.Search($"{progress}", "results"));

    /// <summary>Runs an export until it is complete, with a limited number of runs. Some first runs are interrupted.</summary>
    private static async Task RunAsync(
        SoakFixture fixture,
        Call call,
        Func<string, ExportOptions, CancellationToken, Task<ExportResult>> run,
        Func<ExportResult, int> getDayCount
    )
    {
        var directory = fixture.GetDirectory(call);
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
                var result = await run(directory, options, interrupted.Token);
                Check(result, getDayCount(result), fixture);
                if (result.IsComplete || i == MaxRuns)
                {
                    call.IsIncomplete = !result.IsComplete;
                    await CheckMissingAsync(result, fixture, call);
                    return;
                }
            }
            catch (OperationCanceledException e) when (e.CancellationToken == interrupted.Token && !call.Token.IsCancellationRequested)
            {
                fixture.Scanner.SearchException(e, "cancellations");
            }
            catch (OperationCanceledException e) when (e.CancellationToken == interrupted.Token)
            {
                throw new OperationCanceledException(e.Message, e, call.Token);
            }
            catch (BulkExportException e) when (i < MaxRuns && !call.Token.IsCancellationRequested && e is not BulkExportFileException)
            {
                fixture.Scanner.SearchException(e, $"{e.GetType().Name} of an export");
            }
            finally
            {
                DirectoryVerifier.Check(directory, fixture.Days, fixture.Scanner);
            }
        }
    }

    /// <summary>Verifies that every missing day has an expected failure.</summary>
    private static async Task CheckMissingAsync(ExportResult result, SoakFixture fixture, Call call)
    {
        foreach (var day in result.Days.Where(day => day.Error is not null))
        {
            UnexpectedResultException.Require(
                await ExpectedFailure.IsExpectedAsync(day.Error!, fixture, call),
                $"{day.Day} is missing: {day.Error}"
            );
        }
    }

    private static void Check(ExportResult result, int dayCount, SoakFixture fixture)
    {
        UnexpectedResultException.Require(result.Days.Count == dayCount, $"{result.Days.Count} results for {dayCount} days");
        fixture.Scanner.Search($"{result} {string.Join(' ', result.Days.Select(day => day with { Error = null }))}", "results");
        foreach (var day in result.Days)
        {
            var expected = fixture.Days.Find(day.Day);
            if (day.Status is ExportDayStatus.Downloaded or ExportDayStatus.AlreadyDownloaded)
            {
                UnexpectedResultException.Require(
                    day.File is { } file
                        && file.RecordCount == expected?.Records.Count
                        && file.Size == expected.Bytes.Length
                        && File.Exists(file.Path),
                    $"{day.File} differs from the generated file"
                );
            }
            else
            {
                UnexpectedResultException.Require(
                    day.Status is ExportDayStatus.DownloadFailed or ExportDayStatus.NotFound && day.Error is not null,
                    $"{day.Day} has the unexpected status {day.Status}"
                );
                fixture.Scanner.SearchException(day.Error, $"{day.Error!.GetType().Name} of a day");
            }
        }
    }
}
