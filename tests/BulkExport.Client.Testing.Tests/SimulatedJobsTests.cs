using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests <see cref="SimulatedJobs"/> and the validation of <see cref="SimulatedJob"/>.</summary>
public sealed class SimulatedJobsTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);

    [Fact]
    public async Task Delete_ExistingJob_ReturnsNoContentAndRemovesJob()
    {
        var sid = Service.Jobs.Add(ThreeDays);

        using var deleted = await Http.DeleteAsync(GetJobPath(sid), Token);
        using var again = await Http.DeleteAsync(GetJobPath(sid), Token);
        using var fetched = await Http.GetAsync(GetJobPath(sid), Token);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await deleted.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, fetched.StatusCode);
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task DeleteAsync_SeveralJobs_RemovesOnlySpecifiedJob()
    {
        using var client = CreateClient();
        var (one, other) = (Service.Jobs.Add(ThreeDays), Service.Jobs.Add(ThreeDays));

        await client.Jobs.DeleteAsync(one, Token);

        Assert.False(Service.Jobs.Contains(one));
        Assert.True(Service.Jobs.Contains(other));
        Assert.Equal(1, Service.Jobs.Count);
    }

    [Fact]
    public void Find_ExistingJob_ReturnsJobWithSid()
    {
        var sid = Service.Jobs.Add(ThreeDays with { FriendlyName = "July" });

        var job = Service.Jobs.Find(sid);

        Assert.Equal(sid, job?.JobSid);
        Assert.Equal("July", job?.FriendlyName);
    }

    [Fact]
    public void Add_DuplicateSid_Throws()
    {
        var sid = JobSid.Parse("JS0123456789abcdef0123456789ABCDEF");

        Assert.Equal(sid, Service.Jobs.Add(ThreeDays with { JobSid = sid }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { JobSid = sid }));
        Service.Jobs.Clear();
        Assert.Equal(sid, Service.Jobs.Add(ThreeDays with { JobSid = sid }));
    }

    [Fact]
    public void Add_InvalidJob_Throws()
    {
        var outside = First.AddDays(3);

        Assert.Throws<ArgumentNullException>(() => Service.Jobs.Add(null!));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { EndDay = First.AddDays(-1) }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { RetriedDays = [outside] }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { Outcomes = With(outside, JobStatus.Failed) }));
        Assert.Throws<ArgumentException>(() => Service.Jobs.Add(ThreeDays with { Outcomes = With(First, default) }));
        Assert.Equal(0, Service.Jobs.Count);

        static Dictionary<DateOnly, JobStatus> With(DateOnly day, JobStatus status) => new() { [day] = status };
    }

    [Fact]
    public void SimulatedJob_ValueOutOfRange_Throws()
    {
        var negative = TimeSpan.FromTicks(-1);

        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { Age = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { QueueTime = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { TimePerDay = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { DetailsDelay = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { Retention = negative });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { MaxConcurrentDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ThreeDays with { QueuePosition = 0 });
    }

    [Fact]
    public void ToString_EmailAndWebhookSet_OmitsBoth()
    {
        var job = ThreeDays with { Email = "someone@example.com", WebhookUrl = new Uri("https://example.com/?token=x") };

        Assert.DoesNotContain("example.com", job.ToString(), StringComparison.Ordinal);
    }
}
