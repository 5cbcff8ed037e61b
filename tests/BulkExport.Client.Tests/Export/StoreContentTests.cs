using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests how exports use the existing files and the index of a store.</summary>
public class StoreContentTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_JobDocumentDeletedAndSizesUnchanged_DownloadsFilesOfNewJob()
    {
        await using var fixture = new ExportFixture();
        var first = await fixture.ExportAsync();
        fixture.DeleteJobDocument();

        var second = await fixture.ExportAsync();

        Assert.NotEqual(first.Job.JobSid, second.Job.JobSid);
        Assert.All(second.Days, day => Assert.Equal(ExportDayStatus.Downloaded, day.Status));
        Assert.All(second.Files, file => Assert.Equal(second.Job.JobSid, file.JobSid));
        Assert.Equal(6, fixture.Service.Jobs.DaysRequestedToday);
        fixture.AssertComplete(AllDays);
    }

    [Fact]
    public async Task ExportAsync_FileReplacedByLaterExport_ReportsAlreadyDownloaded()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        var other = fixture.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(10)).ToArray();
        fixture.Service.Files.Replace(ResourceType.Messages, FirstDay, other);
        var later = await fixture.ExportAsync(1);
        fixture.Service.Jobs.Clear();
        fixture.Service.Files.Remove(ResourceType.Messages, FirstDay);
        fixture.Service.Requests.Clear();

        var again = await fixture.ExportAsync();

        Assert.All(again.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Equal(later.Job.JobSid, again.Days[0].File!.JobSid);
        Assert.Equal(other.Length, again.Days[0].File!.Size);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_NewJobHasNoFileForAStoredDay_ReturnsTheStoredFile()
    {
        await using var fixture = new ExportFixture();
        var first = await fixture.ExportAsync();
        fixture.DeleteJobDocument();
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, CompletedDays: 0, BytesReceived: 0 })
            {
                fixture.Service.Files.Remove(ResourceType.Messages, FirstDay);
            }
        });

        var second = await fixture.ExportAsync(progress: progress, maxConcurrency: 1);

        Assert.Equal(
            [ExportDayStatus.AlreadyDownloaded, ExportDayStatus.Downloaded, ExportDayStatus.Downloaded],
            second.Days.Select(day => day.Status)
        );
        Assert.Equal(first.Job.JobSid, second.Days[0].File!.JobSid);
        Assert.True(second.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_FailedDayExportedByLaterJob_ReportsAlreadyDownloaded()
    {
        await using var fixture = new ExportFixture(
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
        Assert.Equal(ExportDayStatus.ExportFailed, (await fixture.ExportAsync()).Days[0].Status);

        await fixture.ExportAsync(1);

        var result = await fixture.ExportAsync();
        Assert.True(result.IsComplete);
        Assert.Equal(ExportDayStatus.AlreadyDownloaded, result.Days[0].Status);
    }

    [Fact]
    public async Task ExportAsync_CompletedDaysWithoutFile_ReportsNoRecords()
    {
        DateOnly[] emptyDays = [FirstDay.AddDays(1), FirstDay.AddDays(3)];
        await using var fixture = new ExportFixture(
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
                Array.ForEach(emptyDays, day => fixture.Service.Files.Remove(ResourceType.Messages, day));
            }
        });

        var result = await fixture.ExportAsync(5, progress, maxConcurrency: 1);

        Assert.True(result.IsComplete);
        Assert.Equal(emptyDays, result.Days.Where(day => day.Status == ExportDayStatus.NoRecords).Select(day => day.Day));
        fixture.Service.Requests.Clear();
        Assert.True((await fixture.ExportAsync(5)).IsComplete);
        Assert.Empty(fixture.Service.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("November")] // the name of the exported job
    public async Task ExportAsync_FileExpiredAndOtherFileFromAnotherJob_ReportsNotFound(string? otherName)
    {
        await using var fixture = new ExportFixture(
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
                fixture.Service.Files.Remove(ResourceType.Messages, FirstDay);
                fixture.Service.Jobs.Add(
                    new SimulatedJob
                    {
                        FriendlyName = otherName,
                        StartDay = FirstDay.AddDays(1),
                        EndDay = FirstDay.AddDays(1),
                        QueueTime = TimeSpan.Zero,
                        TimePerDay = TimeSpan.Zero,
                    }
                );
            }
        });

        var result = await fixture.ExportAsync(2, progress, maxConcurrency: 1);

        Assert.Equal([ExportDayStatus.NotFound, ExportDayStatus.Downloaded], result.Days.Select(day => day.Status));
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_OverlappingExportWithSameName_ReportsNoRecordsForDayWithoutFile()
    {
        await using var fixture = new ExportFixture(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = job => job with { IncludeDays = false },
            }
        );
        await fixture.ExportAsync(2);
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, CompletedDays: 0 })
            {
                fixture.Service.Files.Remove(ResourceType.Messages, FirstDay.AddDays(2));
            }
        });

        var result = await fixture.ExportAsync(3, progress, maxConcurrency: 1);

        Assert.Equal(ExportDayStatus.NoRecords, result.Days[2].Status);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_KilledBetweenCommitAndConfirmation_IdentifiesFileByChecksum()
    {
        var store = new InMemoryExportStore();
        await using var fixture = new ExportFixture();
        var crash = new Stores.CrashingStore(store) { CrashesAfterCommit = true };
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), crash, cancellationToken: Cancellation)
        );
        fixture.Service.Requests.Clear();

        var result = await fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation);

        Assert.Equal(ExportDayStatus.AlreadyDownloaded, result.Days[0].Status);
        Assert.Equal(result.Job.JobSid, result.Days[0].File!.JobSid);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_StoreThrowsOtherException_ThrowsSameExceptionWithoutRetry()
    {
        await using var fixture = new ExportFixture();
        var store = new Stores.CrashingStore(new InMemoryExportStore()) { WriteException = new IOException("The bucket does not exist.") };

        var thrown = await Assert.ThrowsAsync<IOException>(() =>
            fixture.Client.ExportAsync(ExportFixture.CreateRequest(1), store, cancellationToken: Cancellation)
        );

        Assert.Same(store.WriteException, thrown);
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task ExportAsync_ProgressHandlerThrows_ThrowsSameException()
    {
        await using var fixture = new ExportFixture();
        var exception = new HttpRequestException("Thrown by the handler.");
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report.BytesReceived > 0)
            {
                throw exception;
            }
        });

        Assert.Same(exception, await Assert.ThrowsAsync<HttpRequestException>(() => fixture.ExportAsync(1, progress)));
        Assert.Equal(1, fixture.Requests.Count(call => call == "GET /v1/Exports/Messages/Days/2026-11-01"));
    }

    [Fact]
    public async Task ExportAsync_AllAttemptsTruncatedBetweenGzipMembers_ReportsListedSize()
    {
        await using var fixture = new ExportFixture();
        var member = fixture.Service.Files.Get(ResourceType.Messages, FirstDay).ToArray();
        fixture.Service.Files.Replace(ResourceType.Messages, FirstDay, [.. member, .. member]);
        fixture.Service.Faults.Enqueue(100, Fault.BodyTruncated(member.Length), request => request.IsFileRequest);

        var day = Assert.Single((await fixture.ExportAsync(1)).Days);

        Assert.Equal(ExportDayStatus.DownloadFailed, day.Status);
        var error = Assert.IsType<BulkExportFormatException>(day.Error);
        Assert.Contains(
            $"its size is {member.Length} bytes instead of the {2 * member.Length} bytes that the service lists",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(fixture.GetPath(FirstDay)));
    }

    [Fact]
    public async Task ExportAsync_ResourceTypeWithOtherCasing_ResumesSameExport()
    {
        await using var fixture = new ExportFixture();
        await fixture.ExportAsync();
        var request = ExportFixture.CreateRequest(3) with { ResourceType = new ResourceType("messages") };
        fixture.Service.Requests.Clear();

        var result = await fixture.Client.ExportAsync(request, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.True(result.IsComplete);
        Assert.Empty(fixture.Service.Requests);
        Assert.Equal(3, Directory.GetFiles(fixture.DirectoryPath, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task ListExportFilesAsync_AfterExport_ReturnsFilesOrderedByDay()
    {
        var store = new InMemoryExportStore();
        await using var fixture = new ExportFixture();
        var result = await fixture.Client.ExportAsync(ExportFixture.CreateRequest(3), store, cancellationToken: Cancellation);
        await using (var unrelated = await store.CreateAsync("resource_type=Messages/day=2026-11-02/other.json.gz", Cancellation))
        {
            await unrelated.CommitAsync(Cancellation);
        }

        var files = await store
            .ListExportFilesAsync(new ResourceType("MESSAGES"), cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        var filesOfOneDay = store.ListExportFilesAsync(ResourceType.Messages, AllDays[1], AllDays[1], Cancellation);

        Assert.Equal(result.Files.Select(file => file with { AlreadyExisted = true }), files);
        Assert.Equal([AllDays[1]], await filesOfOneDay.Select(file => file.Day).ToListAsync(Cancellation));
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
    public async Task VerifyAsync_FileReplacedWithOtherFile_Throws()
    {
        await using var fixture = new ExportFixture();
        var file = (await fixture.ExportAsync(1)).Files.Single();
        await new ExportFileReader(file).VerifyAsync(Cancellation);
        await File.WriteAllBytesAsync(
            file.Path,
            fixture.Service.Files.Get(ResourceType.Messages, FirstDay.AddDays(5)).ToArray(),
            Cancellation
        );

        await Assert.ThrowsAsync<BulkExportFormatException>(() => new ExportFileReader(file).VerifyAsync(Cancellation));
        Assert.Empty(
            await new DirectoryExportStore(fixture.DirectoryPath)
                .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
                .ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task DownloadJobAsync_FilesExist_SkipsDownloads()
    {
        await using var fixture = new ExportFixture();
        var exported = await fixture.ExportAsync();

        var result = await fixture.Client.DownloadJobAsync(exported.Job.JobSid, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
    }

    [Fact]
    public async Task GetAsync_ListFailsAfterFirstDay_ReturnsNull()
    {
        var days = new FailingDaysClient();

        Assert.Null(await new ListedDays(days, ResourceType.Messages).GetAsync(refresh: false, Cancellation));
    }
}
