using System.Net;
using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests the results of exports whose days have different outcomes.</summary>
public class ExportOutcomeTests
{
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
            if (report is { TotalDays: > 0, ProcessedDays: 0 })
            {
                fixture.Service.Files.Remove(ResourceType.Messages, FirstDay.AddDays(2));
            }
        });

        var result = await fixture.ExportAsync(3, progress, maxConcurrency: 1, mode: ExportDays.All);

        Assert.Equal(ExportDayStatus.NoRecords, result.Days[2].Status);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_MixedOutcomes_ReportsEachDay()
    {
        var (empty, failed, deleted, removed) = (FirstDay.AddDays(1), FirstDay.AddDays(2), FirstDay.AddDays(3), FirstDay.AddDays(4));
        await using var fixture = CreateFixture(job =>
            job with
            {
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [empty] = JobStatus.CompletedEmptyRecords,
                    [failed] = JobStatus.Failed,
                    [deleted] = JobStatus.DeletedByUserRequest,
                },
            }
        );
        var progress = new CallbackProgress<ExportProgress>(report =>
        {
            if (report is { TotalDays: > 0, ProcessedDays: 0, BytesReceived: 0 })
            {
                fixture.Service.Files.Remove(ResourceType.Messages, removed);
            }
        });

        var result = await fixture.ExportAsync(6, progress);

        Assert.Equal(
            [
                ExportDayStatus.Downloaded,
                ExportDayStatus.NoRecords,
                ExportDayStatus.ExportFailed,
                ExportDayStatus.Deleted,
                ExportDayStatus.NotFound,
                ExportDayStatus.Downloaded,
            ],
            result.Days.Select(day => day.Status)
        );
        Assert.Equal(Enumerable.Range(0, 6).Select(FirstDay.AddDays), result.Days.Select(day => day.Day));
        Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<BulkExportApiException>(result.Days[4].Error).StatusCode);
        Assert.False(result.IsComplete);
        Assert.Equal([failed, deleted, removed], result.MissingDays.Select(day => day.Day));
        Assert.All(result.Days, day => Assert.Equal(result.MissingDays.Contains(day), day.Error is not null));
        var error = Assert.IsType<BulkExportDayException>(result.Days[2].Error);
        Assert.Equal((failed, result.Jobs[0].JobSid, false), (error.Day, error.JobSid, error.IsTransient));
        Assert.Equal(
            $"The Messages of 2026-11-03 are missing: the service failed to export the day (job {result.Jobs[0].JobSid}). To request the day with a new job, which counts against the quota, run the export again.",
            error.Message
        );
        Assert.Contains("the day was deleted before it was exported", result.Days[3].Error!.Message, StringComparison.Ordinal);
        Assert.Equal([fixture.GetPath(FirstDay), fixture.GetPath(FirstDay.AddDays(5))], result.Files.Select(file => file.Path));
        Assert.All(
            result.Files,
            file => Assert.Equal(fixture.Service.Files.Get(ResourceType.Messages, file.Day).RecordCount, (int)file.RecordCount)
        );
        fixture.AssertComplete(FirstDay, FirstDay.AddDays(5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // the service lists an empty file
    public async Task ExportAsync_UnidentifiedEmptyDays_ReportsNoRecords(bool includeEmptyDays)
    {
        var empty = FirstDay.AddDays(1);
        await using var fixture = CreateFixture(
            job => job with { IncludeDays = false, Outcomes = CreateOutcomes(empty, JobStatus.CompletedEmptyRecords) },
            includeEmptyDays
        );

        var result = await fixture.ExportAsync();

        Assert.True(result.IsComplete);
        Assert.Equal(includeEmptyDays ? ExportDayStatus.Downloaded : ExportDayStatus.NoRecords, result.Days[1].Status);
        Assert.Null(result.Days[1].Error);
        fixture.Service.Requests.Clear();
        Assert.True((await fixture.ExportAsync()).IsComplete);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task ExportAsync_UnidentifiedFailedAndEmptyDays_ReportsNotFound()
    {
        await using var fixture = CreateFixture(job =>
            job with
            {
                IncludeDays = false,
                Outcomes = new Dictionary<DateOnly, JobStatus>
                {
                    [FirstDay] = JobStatus.Failed,
                    [FirstDay.AddDays(1)] = JobStatus.CompletedEmptyRecords,
                },
            }
        );

        var result = await fixture.ExportAsync();

        Assert.False(result.IsComplete);
        Assert.Equal(
            [ExportDayStatus.NotFound, ExportDayStatus.NotFound, ExportDayStatus.Downloaded],
            result.Days.Select(day => day.Status)
        );
    }

    [Fact]
    public async Task ExportAsync_DayListedWithTwoSizes_AcceptsEither()
    {
        await using var fixture = CreateFixture(job => job, includeEmptyDays: true);
        fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
                Outcomes = CreateOutcomes(FirstDay, JobStatus.CompletedEmptyRecords),
            }
        );

        Assert.True((await fixture.ExportAsync(mode: ExportDays.All)).IsComplete);
        fixture.AssertComplete(FirstDay);
    }

    private static ExportFixture CreateFixture(Func<SimulatedJob, SimulatedJob> configureNewJob, bool includeEmptyDays = false) =>
        new(
            new SimulatedBulkExportOptions
            {
                TimeProvider = new AutoAdvanceTimeProvider(),
                ConfigureNewJob = configureNewJob,
                IncludeEmptyDays = includeEmptyDays,
            }
        );

    private static Dictionary<DateOnly, JobStatus> CreateOutcomes(DateOnly day, JobStatus status) => new() { [day] = status };
}
