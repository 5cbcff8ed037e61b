using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>What a store has counts, whichever job it came from, and is traceable to that job.</summary>
public class StoreContentTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_DocumentDeletedAndSizesUnchanged_DownloadsTheFilesOfTheNewJob()
    {
        await using var scene = new ExportFixture();
        var first = await scene.ExportAsync();
        scene.DeleteManifest();

        var second = await scene.ExportAsync();

        Assert.NotEqual(first.Job.JobSid, second.Job.JobSid);
        Assert.All(second.Days, day => Assert.Equal(ExportDayStatus.Downloaded, day.Status));
        Assert.All(second.Files, file => Assert.Equal(second.Job.JobSid, file.JobSid));
        Assert.Equal(6, scene.Service.Jobs.DaysRequestedToday);
        scene.AssertWhole(AllDays);
    }

    [Fact]
    public async Task ExportAsync_FileReplacedByALaterOverlappingExport_IsNotMissing()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync();
        var other = scene.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(10)).ToArray();
        scene.Service.Files.Replace(ResourceType.Messages, FirstDay, other);
        var later = await scene.ExportAsync(1);
        scene.Service.Jobs.Clear();
        scene.Service.Files.Remove(ResourceType.Messages, FirstDay);
        scene.Service.Requests.Clear();

        var again = await scene.ExportAsync();

        Assert.All(again.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Equal(later.Job.JobSid, again.Days[0].File!.JobSid);
        Assert.Equal(other.Length, again.Days[0].File!.Size);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_NewJobHasNoFileForAStoredDay_ReturnsTheStoredFile()
    {
        await using var scene = new ExportFixture();
        var first = await scene.ExportAsync();
        scene.DeleteManifest();
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, CompletedDays: 0, BytesReceived: 0 })
            {
                scene.Service.Files.Remove(ResourceType.Messages, FirstDay);
            }
        });

        var second = await scene.ExportAsync(progress: progress, maxParallel: 1);

        Assert.Equal(
            [ExportDayStatus.AlreadyDownloaded, ExportDayStatus.Downloaded, ExportDayStatus.Downloaded],
            second.Days.Select(day => day.Status)
        );
        Assert.Equal(first.Job.JobSid, second.Days[0].File!.JobSid);
        Assert.True(second.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_FailedDayBroughtByALaterJob_IsSettled()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = job =>
                    job.EndDay == FirstDay
                        ? job
                        : job with
                        {
                            Outcomes = new Dictionary<DateOnly, JobStatus> { [FirstDay] = JobStatus.Failed },
                        },
            }
        );
        Assert.Equal(ExportDayStatus.ExportFailed, (await scene.ExportAsync()).Days[0].Status);

        await scene.ExportAsync(1);

        var result = await scene.ExportAsync();
        Assert.True(result.IsComplete);
        Assert.Equal(ExportDayStatus.AlreadyDownloaded, result.Days[0].Status);
    }

    [Fact]
    public async Task ExportAsync_QuietDaysWithoutFileThatCountAsCompleted_AreSettledAsNoRecords()
    {
        DateOnly[] quiet = [FirstDay.AddDays(1), FirstDay.AddDays(3)];
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = job => job with { IncludeDays = false },
            }
        );
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, CompletedDays: 0 })
            {
                Array.ForEach(quiet, day => scene.Service.Files.Remove(ResourceType.Messages, day));
            }
        });

        var result = await scene.ExportAsync(5, progress, maxParallel: 1);

        Assert.True(result.IsComplete);
        Assert.Equal(quiet, result.Days.Where(day => day.Status == ExportDayStatus.NoRecords).Select(day => day.Day));
        scene.Service.Requests.Clear();
        Assert.True((await scene.ExportAsync(5)).IsComplete);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_ExpiredFileBesideOneOfAnotherJob_IsNotTakenForADayWithoutRecords()
    {
        await using var scene = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = job =>
                    job with
                    {
                        IncludeDays = false,
                        Outcomes = new Dictionary<DateOnly, JobStatus> { [FirstDay.AddDays(1)] = JobStatus.CompletedEmptyRecords },
                    },
            }
        );
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, CompletedDays: 0, BytesReceived: 0 })
            {
                scene.Service.Files.Remove(ResourceType.Messages, FirstDay);
                scene.Service.Jobs.Add(
                    new SimulatedJob
                    {
                        StartDay = FirstDay.AddDays(1),
                        EndDay = FirstDay.AddDays(1),
                        QueueTime = TimeSpan.Zero,
                        TimePerDay = TimeSpan.Zero,
                    }
                );
            }
        });

        var result = await scene.ExportAsync(2, progress, maxParallel: 1);

        Assert.Equal([ExportDayStatus.NotFound, ExportDayStatus.Downloaded], result.Days.Select(day => day.Status));
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_KilledBetweenCommitAndConfirmation_IsResolvedByTheChecksum()
    {
        var store = new InMemoryExportStore();
        await using var scene = new ExportFixture();
        var crash = new Stores.CrashingStore(store) { CrashesAfterCommit = true };
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            scene.Client.ExportAsync(ExportFixture.Days(1), crash, cancellationToken: Cancellation)
        );
        scene.Service.Requests.Clear();

        var result = await scene.Client.ExportAsync(ExportFixture.Days(1), store, cancellationToken: Cancellation);

        Assert.Equal(ExportDayStatus.AlreadyDownloaded, result.Days[0].Status);
        Assert.Equal(result.Job.JobSid, result.Days[0].File!.JobSid);
        Assert.Empty(scene.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_StoreThrowsItsOwnException_ReachesTheCallerUnchangedAndIsNotRetried()
    {
        await using var scene = new ExportFixture();
        var store = new Stores.CrashingStore(new InMemoryExportStore()) { WriteException = new IOException("Bucket is gone.") };

        var thrown = await Assert.ThrowsAsync<IOException>(() =>
            scene.Client.ExportAsync(ExportFixture.Days(1), store, cancellationToken: Cancellation)
        );

        Assert.Same(store.WriteException, thrown);
        Assert.Equal(1, scene.Calls.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task ExportAsync_ProgressHandlerThrows_ReachesTheCallerUnchanged()
    {
        await using var scene = new ExportFixture();
        var failure = new HttpRequestException("From the handler.");
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report.BytesReceived > 0)
            {
                throw failure;
            }
        });

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => scene.ExportAsync(1, progress)));
        Assert.Equal(1, scene.Calls.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task ExportAsync_TruncatedBetweenGzipMembersEveryTime_ReportsTheListedSize()
    {
        await using var scene = new ExportFixture();
        var one = scene.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        scene.Service.Files.Replace(ResourceType.Messages, FirstDay, [.. one, .. one]);
        scene.Service.Faults.Enqueue(100, Fault.BodyTruncated(one.Length), request => request.IsFileRequest);

        var day = Assert.Single((await scene.ExportAsync(1)).Days);

        Assert.Equal(ExportDayStatus.DownloadFailed, day.Status);
        var error = Assert.IsType<BulkExportFormatException>(day.Error);
        Assert.Contains(
            $"its size is {one.Length} bytes instead of the {2 * one.Length} bytes that the service lists",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(scene.PathOf(FirstDay)));
    }

    [Fact]
    public async Task ExportAsync_ResourceTypeInAnotherCase_IsTheSameExport()
    {
        await using var scene = new ExportFixture();
        await scene.ExportAsync();
        var request = ExportFixture.Days(3) with { ResourceType = new ResourceType("messages") };
        scene.Service.Requests.Clear();

        var result = await scene.Client.ExportAsync(request, scene.Folder, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Empty(scene.Service.Requests);
        Assert.Equal(3, Directory.GetFiles(scene.Folder, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task ListExportFilesAsync_AfterAnExport_YieldsItsFilesInOrder()
    {
        var store = new InMemoryExportStore();
        await using var scene = new ExportFixture();
        var result = await scene.Client.ExportAsync(ExportFixture.Days(3), store, cancellationToken: Cancellation);
        await using (var foreign = await store.CreateAsync("resource_type=Messages/day=2026-11-02/other.json.gz", Cancellation))
        {
            await foreign.CommitAsync(Cancellation);
        }

        var files = await store
            .ListExportFilesAsync(new ResourceType("MESSAGES"), cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        var some = store.ListExportFilesAsync(ResourceType.Messages, AllDays[1], AllDays[1], Cancellation);

        Assert.Equal(result.Files.Select(file => file with { AlreadyExisted = true }), files);
        Assert.Equal([AllDays[1]], await some.Select(file => file.Day).ToListAsync(Cancellation));
        Assert.Empty(await store.ListExportFilesAsync(ResourceType.Calls, cancellationToken: Cancellation).ToListAsync(Cancellation));
        foreach (var file in files)
        {
            var reader = new ExportFileReader(file);
            await reader.VerifyAsync(Cancellation);
            Assert.Equal(
                file.RecordCount,
                await reader.ReadRecordsAsync<MessageRecord>(cancellationToken: Cancellation).CountAsync(Cancellation)
            );
        }
    }

    [Fact]
    public async Task VerifyAsync_FileReplacedByAnotherCompleteFile_Throws()
    {
        await using var scene = new ExportFixture();
        var file = (await scene.ExportAsync(1)).Files.Single();
        await new ExportFileReader(file).VerifyAsync(Cancellation);
        await File.WriteAllBytesAsync(
            file.Path,
            scene.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(5)).ToArray(),
            Cancellation
        );

        await Assert.ThrowsAsync<BulkExportFormatException>(() => new ExportFileReader(file).VerifyAsync(Cancellation));
        Assert.Empty(
            await new DirectoryExportStore(scene.Folder)
                .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
                .ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task DownloadJobAsync_StoreHasTheFilesOfTheJob_DownloadsNothing()
    {
        await using var scene = new ExportFixture();
        var exported = await scene.ExportAsync();

        var result = await scene.Client.DownloadJobAsync(exported.Job.JobSid, scene.Folder, cancellationToken: Cancellation);

        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
    }

    [Fact]
    public async Task ExportAsync_ListOfDaysFailsOnALaterPage_IsNotTakenForAllOfIt()
    {
        var days = new FailingDaysClient();

        Assert.Null(await new ListedDays(days, ResourceType.Messages).GetAsync(refresh: false, Cancellation));
    }
}
