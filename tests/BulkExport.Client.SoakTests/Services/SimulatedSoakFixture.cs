using BulkExport.Client.Testing;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents a client of the simulated service.</summary>
internal sealed class SimulatedSoakFixture(
    IBulkExportClient client,
    IDisposable owner,
    SimulatedBulkExport service,
    Days days,
    SecretScanner scanner,
    string directory
) : SoakFixture(client, owner, days, scanner, directory)
{
    private const int MaxConcurrentDays = 4;

    /// <summary>Starts a simulated service with a finished job over all days.</summary>
    public static SimulatedBulkExport Start(Days days)
    {
        var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                DailyQuota = int.MaxValue,
                MaxConcurrentRequests = 12,
                VisibilityDelay = TimeSpan.FromSeconds(0.3),
                FileHostClockOffset = TimeSpan.FromMinutes(-7),
                ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.FromSeconds(0.2) },
            }
        );
        foreach (var day in days.All)
        {
            service.Files.Replace(Type, day.Day, day.Bytes);
        }

        service.Jobs.Add(Plan(Days.First, days.All.Count, isFinished: true));
        return service;
    }

    public override ExpectedJob NewJob(Call call, bool isFinished)
    {
        var first = call.Random.Next(Days.All.Count);
        var job = Plan(Days.First.AddDays(first), 1 + call.Random.Next(Math.Min(3, Days.All.Count - first)), isFinished);
        var sid = service.Jobs.Add(job);
        return new ExpectedJob(sid, job.StartDay, job.EndDay);
    }

    public override Task CheckDeletedAsync(JobSid jobSid, Call call)
    {
        UnexpectedResultException.Require(!service.Jobs.Contains(jobSid), $"job {jobSid} was not deleted");
        return Task.CompletedTask;
    }

    public override bool HasCreated(Job job) =>
        service.Jobs.Find(job.JobSid) is { } held && held.StartDay == job.StartDay && held.EndDay == job.EndDay;

    public override void CheckJobs(IReadOnlyList<Job> listed, Call call) =>
        UnexpectedResultException.Require(
            listed.Any(job => job.StartDay == Days.First && job.DayCount == Days.All.Count),
            "a job is not listed"
        );

    public override void CheckDays(IReadOnlyList<ExportedDay> listed, Call call)
    {
        UnexpectedResultException.Require(Days.All.All(day => listed.Any(one => one.Day == day.Day)), "a day is not listed");
        UnexpectedResultException.Require(
            listed.All(one => one.Size == Days.Find(one.Day)?.Bytes.Length),
            "the size of a listed day is incorrect"
        );
    }

    /// <summary>Concurrent calls update the configuration, so only the response to an update has known values.</summary>
    public override void CheckConfiguration(ExportConfiguration configuration, bool? asked) =>
        UnexpectedResultException.Require(
            configuration.ResourceType == Type
                && (asked is null || (configuration.Enabled == asked && configuration.WebhookUrl?.OriginalString == Secrets.Webhook)),
            $"the configuration is incorrect: {configuration}"
        );

    private static SimulatedJob Plan(DateOnly start, int count, bool isFinished) =>
        new()
        {
            StartDay = start,
            EndDay = start.AddDays(count - 1),
            Age = isFinished ? TimeSpan.FromHours(1) : TimeSpan.Zero,
            QueueTime = TimeSpan.FromSeconds(0.5),
            TimePerDay = TimeSpan.FromSeconds(0.5),
            MaxConcurrentDays = MaxConcurrentDays,
            Email = Secrets.Mail,
            WebhookUrl = new Uri(Secrets.Webhook),
            WebhookMethod = HttpMethod.Post,
        };
}
