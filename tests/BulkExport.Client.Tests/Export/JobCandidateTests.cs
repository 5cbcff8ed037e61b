using BulkExport.Client.Testing;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Export;

/// <summary>Tests which jobs an interrupted export adopts.</summary>
public class JobCandidateTests
{
    [Fact]
    public async Task ExportAsync_OnlyCandidateDeleted_CreatesJob()
    {
        await using var fixture = new ExportFixture();
        var deleted = fixture.Service.Jobs.Add(
            CreateJob() with
            {
                Outcomes = Enumerable.Range(0, 3).ToDictionary(FirstDay.AddDays, _ => JobStatus.DeletedByUserRequest),
                Age = TimeSpan.FromHours(1),
            }
        );
        await fixture.ResetJobCreationAsync();

        var result = await fixture.ExportAsync();

        Assert.NotEqual(deleted, result.Jobs[0].JobSid);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public async Task ExportAsync_OtherCandidateDeleted_Resumes()
    {
        await using var fixture = new ExportFixture();
        var existing = fixture.Service.Jobs.Add(CreateJob());
        fixture.Service.Jobs.Add(
            CreateJob() with
            {
                Outcomes = Enumerable.Range(0, 3).ToDictionary(FirstDay.AddDays, _ => JobStatus.DeletedByUserRequest),
                Age = TimeSpan.FromHours(1),
            }
        );
        await fixture.ResetJobCreationAsync();

        var result = await fixture.ExportAsync();

        Assert.Equal(existing, result.Jobs[0].JobSid);
        Assert.Equal(0, fixture.Service.Jobs.DaysRequestedToday);
    }

    private static SimulatedJob CreateJob() => new() { StartDay = FirstDay, EndDay = FirstDay.AddDays(2) };
}
