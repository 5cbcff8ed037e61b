using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests how exports use the existing files and the index of a store.</summary>
public class StoreContentTests
{
    private static readonly DateOnly[] AllDays = [FirstDay, FirstDay.AddDays(1), FirstDay.AddDays(2)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportAsync_AllDaysAndSizesUnchanged_DownloadsFilesOfNewJob()
    {
        await using var fixture = new ExportFixture();
        var first = await fixture.ExportAsync();

        var second = await fixture.ExportAsync(mode: ExportDays.All);

        Assert.NotEqual(first.Jobs[0].JobSid, second.Jobs[0].JobSid);
        Assert.All(second.Days, day => Assert.Equal(ExportDayStatus.Downloaded, day.Status));
        Assert.All(second.Files, file => Assert.Equal(second.Jobs[0].JobSid, file.JobSid));
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
        var later = await fixture.ExportAsync(1, mode: ExportDays.All);
        fixture.Service.Jobs.Clear();
        fixture.Service.Files.Remove(ResourceType.Messages, FirstDay);
        fixture.Service.Requests.Clear();

        var again = await fixture.ExportAsync();

        Assert.All(again.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
        Assert.Equal(later.Jobs[0].JobSid, again.Days[0].File!.JobSid);
        Assert.Equal(other.Length, again.Days[0].File!.Size);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_NewJobHasNoFileForAStoredDay_ReturnsTheStoredFile()
    {
        await using var fixture = new ExportFixture();
        var first = await fixture.ExportAsync();
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, ProcessedDays: 0, BytesReceived: 0 })
            {
                fixture.Service.Files.Remove(ResourceType.Messages, FirstDay);
            }
        });

        var second = await fixture.ExportAsync(progress: progress, maxConcurrency: 1, mode: ExportDays.All);

        Assert.Equal(
            [ExportDayStatus.AlreadyDownloaded, ExportDayStatus.Downloaded, ExportDayStatus.Downloaded],
            second.Days.Select(day => day.Status)
        );
        Assert.Equal(first.Jobs[0].JobSid, second.Days[0].File!.JobSid);
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
            if (report is { TotalDays: > 0, ProcessedDays: 0 })
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
            if (report is { TotalDays: > 0, ProcessedDays: 0, BytesReceived: 0 })
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
    public async Task DownloadJobAsync_FilesExist_SkipsDownloads()
    {
        await using var fixture = new ExportFixture();
        var exported = await fixture.ExportAsync();

        var result = await fixture.Client.DownloadJobAsync(exported.Jobs[0].JobSid, fixture.DirectoryPath, cancellationToken: Cancellation);

        Assert.All(result.Days, day => Assert.Equal(ExportDayStatus.AlreadyDownloaded, day.Status));
    }
}
